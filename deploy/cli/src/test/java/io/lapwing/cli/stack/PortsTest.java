package io.lapwing.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.app.StartupException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void choose_usualPortTaken_takesAFreeOne() throws Exception {
        try (var taken = usualBrokerPort()) {
            Ports ports = Ports.choose(Optional.empty());
            assertThat(ports.of(Ports.Role.BROKER)).isNotEqualTo(9092).isPositive();
            assertThat(Arrays.stream(Ports.Role.values()).map(ports::of)).doesNotHaveDuplicates();
        }
    }

    @Test
    void choose_baseWithATakenPort_saysWhich() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.choose(Optional.of(port)))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("--ports");
        }
    }

    /// Holds the port, unless another process holds it already.
    private static AutoCloseable usualBrokerPort() {
        try {
            return new ServerSocket(9092, 1, InetAddress.getLoopbackAddress());
        } catch (java.io.IOException e) {
            return () -> {};
        }
    }
}
