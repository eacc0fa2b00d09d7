package io.lapwing.runtime.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names to the addresses that the policy allows. The client connects to what this returns, so that a name
/// cannot resolve to one address for the check and to another for the connection.
final class VettedDns implements DnsResolver {
    /// A number of an IPv4 address that this and that program read differently.
    private static final Pattern OCTAL = Pattern.compile("^(?:\\d+\\.)*0\\d+(?:\\.\\d+)*\\.?$");

    private final AddressPolicy policy;
    private final DnsResolver names;

    VettedDns(AddressPolicy policy, DnsResolver names) {
        this.policy = policy;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        if (OCTAL.matcher(host).find()) {
            throw new ForbiddenAddressException(host
                    + " is a number with leading zeros, which some read as octal; write" + " the address without them");
        }
        InetAddress[] all = names.resolve(host);
        List<InetAddress> allowed = Arrays.stream(all).filter(policy::allows).toList();
        if (allowed.isEmpty()) {
            throw new ForbiddenAddressException(
                    host + " resolves to no public address; addresses inside a private network"
                            + " are refused unless allowed by setting");
        }
        return allowed.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
