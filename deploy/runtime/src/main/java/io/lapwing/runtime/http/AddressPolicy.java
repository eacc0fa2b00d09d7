package io.lapwing.runtime.http;

import java.net.InetAddress;

/// Which addresses may be connected to. A feed list, a redirect or a webhook must not reach inside the network that
/// Lapwing runs in.
@FunctionalInterface
public interface AddressPolicy {
    /// Any address; for a network that is trusted as a whole, such as the local stack.
    AddressPolicy ANY = _ -> true;

    /// Public unicast addresses only (special-purpose registries of RFC 6890 and its updates).
    AddressPolicy PUBLIC_ONLY = PublicAddresses::contain;

    /// Whether a connection to this address may be opened.
    boolean allows(InetAddress address);
}
