package dev.dmcp.service.gateway.registry;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What kind of place an address is. An IPv4 address within an IPv6 one (NAT64, 6to4, compatible) is judged as itself. */
final class AddressKind {
    private AddressKind() {}

    /** Link-local, multicast, or a metadata service of a cloud: no server has such an address. */
    static boolean isForbidden(InetAddress whole) {
        InetAddress address = within(whole);
        return address.isLinkLocalAddress() || address.isMulticastAddress() || isMetadataService(address);
    }

    /** Those that are not link-local: AWS over IPv6, Alibaba, Oracle. */
    private static boolean isMetadataService(InetAddress address) {
        String text = address.getHostAddress();
        return text.equals("fd00:ec2:0:0:0:0:0:254") || text.equals("100.100.100.200") || text.equals("192.0.0.192");
    }

    /** Loopback, or an address of one of this machine's interfaces. */
    static boolean isThisMachine(InetAddress whole) {
        InetAddress address = within(whole);
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return true;
        }
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    /** This machine, and what is routed within an organisation only: RFC 1918, RFC 4193, RFC 6598, benchmarks (RFC 2544), {@code 0.0.0.0/8}. */
    static boolean isPrivate(InetAddress whole) {
        InetAddress address = within(whole);
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isSiteLocalAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (bytes.length == 16) {
            return (first & 0xfe) == 0xfc;
        }
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }

    private static InetAddress within(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b)) {
            return four(bytes, 12, address);
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return four(bytes, 2, address);
        }
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) && bytes[12] != 0;
        return compatible ? four(bytes, 12, address) : address;
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress four(byte[] bytes, int from, InetAddress otherwise) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            return otherwise;
        }
    }
}
