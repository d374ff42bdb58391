package io.ockam.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP server behind an outlet, and what its clients do: {@code HEAD /}, {@code GET /bytes}, {@code POST /upload}. What it sends and expects
 * is {@link #CONTENT}.
 */
final class WebServer implements AutoCloseable {
    static final byte[] CONTENT = new byte[50_000_000];
    /** Between two tries of a client, as with {@code curl --retry}. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    static {
        new Random(50).nextBytes(CONTENT);
    }

    private final HttpServer server;

    private WebServer(HttpServer server) {
        this.server = server;
    }

    static WebServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", WebServer::answer);
            server.start();
            return new WebServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/bytes" -> {
                    exchange.sendResponseHeaders(200, CONTENT.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(CONTENT);
                    }
                }
                case "/upload" -> {
                    byte[] arrived = exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(Arrays.equals(arrived, CONTENT) ? 200 : 400, -1);
                }
                default -> exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Whether {@code HEAD /} is answered through {@code port}, at the first try. */
    static boolean answersThrough(int port) {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3)).build()) {
            HttpRequest head = HttpRequest.newBuilder(uri(port, "/")).HEAD().timeout(Duration.ofSeconds(10)).build();
            return client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tries for up to {@code patience}. */
    static boolean answersThrough(int port, Duration patience) {
        for (long deadline = System.nanoTime() + patience.toNanos(); System.nanoTime() < deadline;) {
            if (answersThrough(port)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return false;
    }

    static boolean downloadsThrough(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream body = client.send(HttpRequest.newBuilder(uri(port, "/bytes")).build(),
                        HttpResponse.BodyHandlers.ofInputStream()).body()) {
            return Arrays.equals(body.readAllBytes(), CONTENT);
        }
    }

    /** In chunks, since the length is not told. */
    static boolean uploadsThrough(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest upload = HttpRequest.newBuilder(uri(port, "/upload"))
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTENT)))
                    .build();
            return client.send(upload, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
