package io.lapwing.cli.sources;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapwing.runtime.http.AddressPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;

/// Whether the guard lets a host be asked, as far as its name alone tells.
public enum Reach {
    /// The address is written out, and permitted.
    @JsonProperty("permitted")
    PERMITTED,
    /// The address is written out, and refused.
    @JsonProperty("refused")
    REFUSED,
    /// A name, whose addresses are looked at when it is resolved.
    @JsonProperty("by-name")
    BY_NAME,
    /// There is no host.
    @JsonProperty("local")
    LOCAL;

    static Reach of(URI url, AddressPolicy policy) {
        String host = url.getHost();
        if (host == null) {
            return LOCAL;
        }
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (bare.equals("localhost") || bare.endsWith(".localhost")) {
            return policy.allows(InetAddress.getLoopbackAddress()) ? PERMITTED : REFUSED;
        }
        try {
            return policy.allows(InetAddress.ofLiteral(bare)) ? PERMITTED : REFUSED;
        } catch (IllegalArgumentException e) {
            return BY_NAME; // no address written out
        }
    }
}
