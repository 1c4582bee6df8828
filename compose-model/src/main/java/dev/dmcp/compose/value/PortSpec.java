package dev.dmcp.compose.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The short syntax of published ports, {@code [[ip:]host:]container[/protocol]}, each port also a range (Compose
 * Specification, "ports").
 *
 * @param hostIp empty for all addresses
 * @param published a port or, for a single container port, a range to choose from; empty for any free port
 * @param target the container's port, 0 to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record PortSpec(String hostIp, String published, int target, String protocol) {

    /** One entry for each container port, in the order of their texts as docker compose has it. */
    public static List<PortSpec> parse(String text) throws MalformedValueException {
        int last = text.lastIndexOf(':');
        int before = last < 0 ? -1 : text.lastIndexOf(':', last - 1);
        String container = text.substring(last + 1);
        String host = last < 0 ? "" : text.substring(before + 1, last);
        String address = before < 0 ? "" : address(text.substring(0, before), text);
        int slash = container.indexOf('/');
        String protocol = protocol(slash < 0 ? "" : container.substring(slash + 1), text);
        Range targets = Range.parse(slash < 0 ? container : container.substring(0, slash), text);
        if (host.isEmpty()) {
            return expand(address, null, targets, protocol);
        }
        Range hosts = Range.parse(host, text);
        if (hosts.size() != targets.size() && targets.size() != 1) {
            throw new MalformedValueException(
                    "`" + text + "` maps " + hosts.size() + " ports to " + targets.size(),
                    "make both ranges the same length");
        }
        return expand(address, hosts, targets, protocol);
    }

    private static List<PortSpec> expand(String address, @Nullable Range hosts, Range targets, String protocol) {
        List<PortSpec> ports = new ArrayList<>(targets.size());
        for (int offset = 0; offset < targets.size(); offset++) {
            ports.add(new PortSpec(address, published(hosts, targets, offset), targets.start() + offset, protocol));
        }
        if (ports.size() > 1) {
            ports.sort(Comparator.comparing(port -> port.target() + "/" + port.protocol()));
        }
        return ports;
    }

    private static String published(@Nullable Range hosts, Range targets, int offset) {
        if (hosts == null) {
            return "";
        }
        boolean choice = targets.size() == 1 && hosts.size() > 1;
        return choice ? hosts.start() + "-" + hosts.end() : String.valueOf(hosts.start() + offset);
    }

    private static String protocol(String text, String whole) throws MalformedValueException {
        String protocol = text.isEmpty() ? "tcp" : text.toLowerCase(Locale.ROOT);
        if (!protocol.equals("tcp") && !protocol.equals("udp") && !protocol.equals("sctp")) {
            throw new MalformedValueException(
                    "`" + whole + "` has an unknown protocol `" + text + "`", "use tcp, udp or sctp");
        }
        return protocol;
    }

    private static String address(String text, String whole) throws MalformedValueException {
        if (text.isEmpty()) {
            return "";
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!IpAddress.isValid(address)) {
            throw new MalformedValueException(
                    "`" + whole + "` has no valid address before the ports", "write `127.0.0.1:8080:80`");
        }
        return address;
    }

    private record Range(int start, int end) {
        int size() {
            return end - start + 1;
        }

        static Range parse(String text, String whole) throws MalformedValueException {
            int dash = text.indexOf('-');
            int start = port(dash < 0 ? text : text.substring(0, dash), whole);
            int end = dash < 0 ? start : port(text.substring(dash + 1), whole);
            if (end < start) {
                throw new MalformedValueException(
                        "`" + whole + "` has a range that ends before it begins", "write the smaller port first");
            }
            return new Range(start, end);
        }

        private static int port(String text, String whole) throws MalformedValueException {
            int number = 0;
            boolean valid = !text.isEmpty();
            for (int index = 0; index < text.length() && valid; index++) {
                valid = text.charAt(index) >= '0' && text.charAt(index) <= '9';
                number = valid ? number * 10 + text.charAt(index) - '0' : number;
                valid &= number <= 65535;
            }
            if (!valid) {
                throw new MalformedValueException(
                        "`" + whole + "` is no port", "write `8080:80`, both from 0 to 65535");
            }
            return number;
        }
    }
}
