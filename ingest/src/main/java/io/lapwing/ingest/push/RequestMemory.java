package io.lapwing.ingest.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Remembers which requests were accepted, so that one that is sent again is answered and not stored twice. It
/// remembers
/// for twice the tolerance of signatures, since one that is dated ahead stays good for that long, and only in this
/// instance; that a repeat which reaches another instance does no harm is due to the ids of the reports.
final class RequestMemory {
    private static final Duration TIME = Signature.TOLERANCE.multipliedBy(2);

    private final Cache<Key, Remembered> requests;

    /// Who sent which request.
    private record Key(String client, String id) {}

    private record Remembered(byte[] digest, CompletableFuture<Answer> answer) {}

    /// What a request asks for.
    interface Work {
        Answer run() throws InterruptedException;
    }

    /// @param most requests that are remembered at once
    /// @param ticker the time
    /// @param onForgotten called when a request is forgotten early, because there were too many
    RequestMemory(int most, Ticker ticker, Runnable onForgotten) {
        this.requests = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(TIME)
                .ticker(ticker)
                .executor(Runnable::run)
                .evictionListener((_, _, cause) -> {
                    if (cause == RemovalCause.SIZE) {
                        onForgotten.run();
                    }
                })
                .build();
    }

    /// Does the work unless this request was accepted before or is being worked on, whose answer it then gives. What
    /// was
    /// not accepted is not remembered, so that it can be tried again.
    ///
    /// @param body the body, decompressed
    Answer once(String client, String id, byte[] body, Work work) throws InterruptedException {
        var key = new Key(client, id);
        var mine = new Remembered(digest(body), new CompletableFuture<>());
        Remembered earlier = requests.asMap().putIfAbsent(key, mine);
        if (earlier == null) {
            return first(key, mine, work);
        }
        if (!MessageDigest.isEqual(earlier.digest, mine.digest)) {
            return Answer.refused(
                    ProblemKind.REQUEST_ID_REUSED,
                    "a request with another body had this id within the last " + TIME.toMinutes()
                            + " minutes; give each request an id of its own and keep it only to send the same again");
        }
        return switch (earlier.answer.join()) {
            case Answer.Accepted accepted -> new Answer.Accepted(accepted.reports(), true);
            case Answer.Refused refused -> refused;
        };
    }

    private Answer first(Key key, Remembered mine, Work work) throws InterruptedException {
        Answer answer = Answer.refused(ProblemKind.UNAVAILABLE, "the request was broken off; send it again");
        try {
            answer = work.run();
            return answer;
        } finally {
            if (!(answer instanceof Answer.Accepted)) {
                requests.asMap().remove(key, mine);
            }
            mine.answer.complete(answer);
        }
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
