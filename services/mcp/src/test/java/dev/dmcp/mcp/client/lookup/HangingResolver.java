package dev.dmcp.mcp.client.lookup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Java's resolver in the tests: that of the system, but for names that end in {@link #HANGS}, of which it says nothing until it is told to, and in
 * {@link #ONCE}, of which it says so much the first time. Java remembers what it says for a second.
 */
public final class HangingResolver extends InetAddressResolverProvider {
    /** The end of names that hang. */
    public static final String HANGS = ".hangs.invalid";

    /** The end of names that lead to this machine when they are asked for the first time, and then hang. */
    public static final String ONCE = ".once.invalid";

    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static final Map<String, Integer> HANGING = new ConcurrentHashMap<>();
    private static volatile CountDownLatch goOn = new CountDownLatch(1);

    /** How many lookups of that host hang now. */
    public static int hanging(String host) {
        return HANGING.getOrDefault(host, 0);
    }

    /** Lets all that hang find nothing; those that come later hang again. */
    public static void letGo() {
        CountDownLatch before = goOn;
        goOn = new CountDownLatch(1);
        before.countDown();
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        Security.setProperty("networkaddress.cache.ttl", "1");
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (host.endsWith(ONCE) && TOLD.add(host)) {
                    return Stream.of(InetAddress.getLoopbackAddress());
                }
                if (host.endsWith(HANGS) || host.endsWith(ONCE)) {
                    hang(host);
                }
                return system.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    /** As the system's does, it takes no notice of an interruption. */
    private static void hang(String host) throws UnknownHostException {
        CountDownLatch mine = goOn;
        HANGING.merge(host, 1, Integer::sum);
        boolean interrupted = false;
        while (mine.getCount() > 0) {
            try {
                mine.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        HANGING.merge(host, -1, Integer::sum);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException(host);
    }

    @Override
    public String name() {
        return "hanging";
    }
}
