package io.lapwing.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.net.ConnectException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RecoverableTest {
    @Test
    void is_faultOfTheSurroundings_isTrue() {
        assertThat(Recoverable.is(new TimeoutException("broker"))).isTrue();
        assertThat(Recoverable.is(wrapped(new ConnectException("registry")))).isTrue();
        assertThat(Recoverable.is(wrapped(new RestClientException("overloaded", 503, 50301))))
                .isTrue();
        assertThat(Recoverable.is(wrapped(new RestClientException("who are you", 401, 401))))
                .isTrue();
    }

    @Test
    void is_faultOfTheRecord_isFalse() {
        assertThat(Recoverable.is(new SerializationException("Unknown magic byte!")))
                .isFalse();
        assertThat(Recoverable.is(wrapped(new RestClientException("no such schema", 404, 40403))))
                .isFalse();
        assertThat(Recoverable.is(wrapped(new EOFException()))).isFalse();
    }

    private static SerializationException wrapped(Exception cause) {
        return new SerializationException("cannot be decoded", cause);
    }
}
