package io.lapwing.runtime.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// The public unicast addresses. An IPv6 address that carries an IPv4 one within it is as public as that one, if it can
/// be reached at all.
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isPublic(v4.getAddress(), 0);
            case Inet6Address v6 -> isPublic(v6);
            default -> false;
        };
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] b = address.getAddress();
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        if (startsWith(b, 0x00, 0x64, 0xff, 0x9b) && isZero(b, 4, 12)) {
            return isPublic(b, 12); // NAT64, 64:ff9b::/96
        }
        if (startsWith(b, 0x20, 0x02)) {
            return isPublic(b, 2); // 6to4, 2002::/16
        }
        if (isIsatap(b) && !isPublic(b, 12)) {
            return false;
        }
        boolean globalUnicast = (b[0] & 0xe0) == 0x20;
        return globalUnicast && !isSpecial(b);
    }

    /// Within 2000::/3: what serves protocols, Teredo, benchmarks and ORCHID among them (2001::/23), and documentation.
    private static boolean isSpecial(byte[] b) {
        boolean protocols = startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0;
        boolean documentation =
                startsWith(b, 0x20, 0x01, 0x0d, 0xb8) || (startsWith(b, 0x3f, 0xff) && (b[2] & 0xf0) == 0);
        return protocols || documentation;
    }

    /// An interface identifier that embeds an IPv4 address (RFC 5214, 6.1), under whatever prefix.
    private static boolean isIsatap(byte[] b) {
        return (b[8] & 0xfd) == 0 && b[9] == 0 && (b[10] & 0xff) == 0x5e && (b[11] & 0xff) == 0xfe;
    }

    private static boolean isPublic(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        int fourth = b[at + 3] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // shared address space of carriers, 100.64.0.0/10
            case 168 -> !(second == 63 && third == 129 && fourth == 16); // Azure's own services, as seen from within
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean startsWith(byte[] address, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((address[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] address, int from, int to) {
        for (int i = from; i < to; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
