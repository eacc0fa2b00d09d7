package io.lapwing.runtime.http;

import java.net.UnknownHostException;

/// A host whose every address lies where requests may not go.
public final class ForbiddenAddressException extends UnknownHostException {
    ForbiddenAddressException(String host) {
        super(host + " resolves to no public address; addresses inside a private network are refused unless allowed by"
                + " setting");
    }
}
