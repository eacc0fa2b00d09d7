package io.lapwing.alerts.notify;

import io.lapwing.runtime.app.ProjectVersion;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/// Posts messages to webhooks: no redirect is followed, only vetted addresses are connected to, the whole exchange has
/// a
/// deadline, and of the answer only the beginning is read.
final class WebhookClient implements AutoCloseable {
    private static final int ANSWER_LIMIT = 1024;
    private static final int CONNECTIONS = 100;

    private final CloseableHttpClient http;
    private final Duration deadline;
    private final AnswerReader answers;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    /// @param addresses where it may connect to
    /// @param deadline longest time from the start of a request to the end of its answer
    /// @param clock for dates in `Retry-After`
    WebhookClient(AddressPolicy addresses, Duration deadline, InstantSource clock) {
        this.deadline = deadline;
        this.answers = new AnswerReader(clock);
        this.http = OutgoingHttp.client(new OutgoingHttp.Settings(
                "Lapwing/" + ProjectVersion.current(), addresses, deadline, deadline, CONNECTIONS, CONNECTIONS));
    }

    /// What is posted.
    ///
    /// @param bytes the body
    /// @param type its type
    /// @param headers further headers
    record Body(byte[] bytes, ContentType type, Map<String, String> headers) {}

    /// Posts a body and says what came of it. Nothing it returns or throws holds the address.
    Answer post(Secret url, Body body) {
        HttpPost request;
        try {
            request = new HttpPost(url.reveal());
        } catch (IllegalArgumentException e) {
            return new Answer.Refused("invalid-address");
        }
        request.setEntity(new ByteArrayEntity(body.bytes(), body.type()));
        body.headers().forEach(request::setHeader);
        Future<?> cancel = deadlines.schedule(request::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, this::answer);
        } catch (IOException e) {
            return request.isCancelled() ? Answer.Later.of("timeout") : AnswerReader.failure(e);
        } finally {
            cancel.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        http.close(CloseMode.GRACEFUL);
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        byte[] beginning = new byte[0];
        if (response.getEntity() != null) {
            try (var in = response.getEntity().getContent()) {
                beginning = in.readNBytes(ANSWER_LIMIT);
            }
        }
        var header = response.getFirstHeader("Retry-After");
        return answers.read(response.getCode(), header == null ? "" : header.getValue(), beginning);
    }
}
