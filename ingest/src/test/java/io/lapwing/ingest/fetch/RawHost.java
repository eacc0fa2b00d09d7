package io.lapwing.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A host on a real socket that answers as a test says, byte by byte, and counts who connects.
final class RawHost implements AutoCloseable {
    private final ServerSocket server;
    private final Answer answer;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// How one connection is answered, once its request has been read.
    interface Answer {
        void write(Socket connection, OutputStream out) throws IOException, InterruptedException;
    }

    /// On every address of this machine.
    RawHost(Answer answer) throws IOException {
        this(new ServerSocket(0), answer);
    }

    /// On one address of this machine.
    static RawHost at(String address, Answer answer) throws IOException {
        return new RawHost(new ServerSocket(0, 50, InetAddress.getByName(address)), answer);
    }

    private RawHost(ServerSocket server, Answer answer) {
        this.server = server;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static Answer text(String text) {
        return (_, out) -> out.write(text.getBytes(ISO_8859_1));
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.incrementAndGet();
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (SocketException e) {
            open.clear(); // closed at the end of the test
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            readRequest(connection.getInputStream());
            answer.write(connection, connection.getOutputStream());
        } catch (IOException e) {
            open.remove(connection); // the other side has hung up, as it should with most of these answers
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        int blank = 0;
        int read = in.read();
        while (read >= 0 && blank < 2) {
            blank = read == '\n' ? blank + 1 : read == '\r' ? blank : 0;
            read = blank < 2 ? in.read() : read;
        }
    }
}
