package io.lapwing.runtime.http;

import java.net.UnknownHostException;

/// A host whose every address lies where requests may not go.
public final class ForbiddenAddressException extends UnknownHostException {
    ForbiddenAddressException(String message) {
        super(message);
    }
}
