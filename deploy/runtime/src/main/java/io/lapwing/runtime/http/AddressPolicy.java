package io.lapwing.runtime.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Which addresses may be connected to. A feed list, a redirect or a webhook must not reach inside the network that
/// Lapwing runs in.
public enum AddressPolicy {
    /// Any address; for a network that is trusted as a whole, such as the local stack.
    ANY {
        @Override
        public boolean allows(InetAddress address) {
            return true;
        }
    },
    /// Public unicast addresses only (special-purpose registries of RFC 6890 and its updates).
    PUBLIC_ONLY {
        @Override
        public boolean allows(InetAddress address) {
            return switch (address) {
                case Inet4Address v4 -> isPublic(v4.getAddress(), 0);
                case Inet6Address v6 -> isPublic(v6);
                default -> false;
            };
        }
    };

    /// Whether a connection to this address may be opened.
    public abstract boolean allows(InetAddress address);

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
        boolean globalUnicast = (b[0] & 0xe0) == 0x20;
        boolean teredo = startsWith(b, 0x20, 0x01, 0x00, 0x00);
        boolean documentation = startsWith(b, 0x20, 0x01, 0x0d, 0xb8);
        return globalUnicast && !teredo && !documentation;
    }

    private static boolean isPublic(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127; // shared address space of carriers, 100.64.0.0/10
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
