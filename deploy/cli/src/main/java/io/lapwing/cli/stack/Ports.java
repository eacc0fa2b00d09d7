package io.lapwing.cli.stack;

import io.lapwing.runtime.app.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The ports of the local stack.
public final class Ports {
    private final Map<Role, Integer> ports;

    private Ports(Map<Role, Integer> ports) {
        this.ports = ports;
    }

    /// What a port is for, with the port that is usual for it.
    public enum Role {
        /// The broker, for clients.
        BROKER(9092),
        /// The broker's controller.
        CONTROLLER(9093),
        /// The schema registry.
        REGISTRY(8081),
        /// The registry's management interface.
        REGISTRY_MANAGEMENT(9000),
        /// The sample newsroom.
        NEWSROOM(8088),
        /// The ingest service.
        INGEST(8080),
        /// The enrich service.
        ENRICH(8082),
        /// The alerts service.
        ALERTS(8083);

        private final int usual;

        Role(int usual) {
            this.usual = usual;
        }
    }

    /// Chooses ports: from `base` upwards if it is given, else the usual ones, and free ones in place of those that are
    /// taken.
    ///
    /// @throws StartupException if `base` is given and one of its ports is taken
    public static Ports choose(Optional<Integer> base) {
        var chosen = new EnumMap<Role, Integer>(Role.class);
        var used = new HashSet<Integer>();
        int next = base.orElse(0);
        for (Role role : Role.values()) {
            int wished = base.isPresent() ? next++ : role.usual;
            if (isFree(wished)) {
                chosen.put(role, wished);
            } else if (base.isPresent()) {
                throw new StartupException("port " + wished + " (" + role + ") is taken by another process; choose"
                        + " another --ports BASE, of which " + Role.values().length + " ports in a row are used");
            } else {
                chosen.put(role, free(used));
            }
            used.add(chosen.get(role));
        }
        return new Ports(chosen);
    }

    /// The port for a role.
    public int of(Role role) {
        return Objects.requireNonNull(ports.get(role));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int free(Set<Integer> used) {
        while (true) {
            try (var socket = new ServerSocket(0)) {
                if (!used.contains(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new StartupException("this machine gives no free port: " + e.getMessage());
            }
        }
    }
}
