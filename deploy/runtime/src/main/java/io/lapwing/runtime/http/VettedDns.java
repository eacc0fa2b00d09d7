package io.lapwing.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Resolves names to the addresses that the policy allows. The client connects to what this returns, so that a name
/// cannot resolve to one address for the check and to another for the connection.
final class VettedDns implements DnsResolver {
    private final AddressPolicy policy;

    VettedDns(AddressPolicy policy) {
        this.policy = policy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        List<InetAddress> allowed = Arrays.stream(all).filter(policy::allows).toList();
        if (allowed.isEmpty()) {
            throw new ForbiddenAddressException(host);
        }
        return allowed.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
}
