package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader(InstantSource.fixed(Instant.parse("2026-02-24T10:00:00Z")));

    @ParameterizedTest
    @CsvSource({"200, ok", "202, ''", "204, ''"})
    void read_success_isAccepted(int status, String body) {
        assertThat(reader.read(status, "", body.getBytes(UTF_8))).isEqualTo(new Answer.Accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, invalid_payload",
        "404, no_service, no_service",
        "410, channel_is_archived, channel_is_archived",
        "403, action_prohibited, action_prohibited",
        "403, '<html>Forbidden</html>', status-403",
        "410, '', status-410",
        "302, '', status-302"
    })
    void read_refusal_isRefusedWithItsWord(int status, String body, String error) {
        assertThat(reader.read(status, "", body.getBytes(UTF_8))).isEqualTo(new Answer.Refused(error));
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "500", "502", "503", "504"})
    void read_passingTrouble_isForLater(int status) {
        assertThat(reader.read(status, "", new byte[0]))
                .isEqualTo(new Answer.Later("status-" + status, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "'Tue, 24 Feb 2026 10:00:45 GMT', 45", "'Tue, 24 Feb 2026 09:00:00 GMT', 0", "86400, 3600"})
    void read_retryAfter_isHonouredWithinAnHour(String header, long seconds) {
        assertThat(reader.read(429, header, new byte[0]))
                .isEqualTo(new Answer.Later("status-429", Optional.of(Duration.ofSeconds(seconds))));
    }

    @Test
    void read_retryAfterThatSaysNothing_isPassedOver() {
        assertThat(reader.read(429, "soon", new byte[0])).isEqualTo(new Answer.Later("status-429", Optional.empty()));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("hooks.example"), "unknown-host"),
                Arguments.of(new ConnectException("hooks.example"), "connection-refused"),
                Arguments.of(new SocketTimeoutException("hooks.example"), "timeout"),
                Arguments.of(new SSLHandshakeException("hooks.example"), "tls"),
                Arguments.of(new SocketException("hooks.example"), "connection-broken"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failure_noAnswer_isForLaterAndNamesNoHost(IOException failure, String error) {
        assertThat(AnswerReader.failure(failure)).isEqualTo(new Answer.Later(error, Optional.empty()));
    }
}
