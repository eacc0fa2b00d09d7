package io.lapwing.ingest.fetch;

import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.runtime.http.ForbiddenAddressException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// Exceptions of the HTTP client as classes of failure.
final class FetchErrors {
    private FetchErrors() {}

    static Failed classify(IOException error) {
        return switch (error) {
            case ForbiddenAddressException e -> new Failed(FailureReason.FORBIDDEN_ADDRESS, text(e));
            case UnknownHostException _ -> new Failed(FailureReason.DNS, "the host's name cannot be resolved");
            case SSLException e -> new Failed(FailureReason.TLS, "no secure connection: " + text(e));
            case SocketTimeoutException _ -> new Failed(FailureReason.TIMEOUT, "the host does not answer in time");
            case ConnectionRequestTimeoutException _ ->
                new Failed(FailureReason.TIMEOUT, "no connection to the host came free in time");
            case NoHttpResponseException _ ->
                new Failed(FailureReason.CONNECT, "the host closed the connection without an answer");
            case ZipException e -> new Failed(FailureReason.BROKEN_BODY, "the compressed body is damaged: " + text(e));
            case ConnectionClosedException _, EOFException _, MalformedChunkCodingException _ ->
                new Failed(FailureReason.BROKEN_BODY, "the body ends too early");
            case MessageConstraintException e ->
                new Failed(FailureReason.BROKEN_BODY, "the answer's headers are too large: " + text(e));
            case ClientProtocolException e ->
                new Failed(FailureReason.BROKEN_BODY, "the answer is not proper HTTP: " + text(e));
            case SocketException e -> new Failed(FailureReason.CONNECT, "no connection: " + text(e));
            default -> new Failed(FailureReason.CONNECT, "the exchange broke off: " + text(error));
        };
    }

    private static String text(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
