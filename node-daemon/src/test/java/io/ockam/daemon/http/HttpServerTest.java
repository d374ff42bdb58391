package io.ockam.daemon.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** With the native transport and without. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class HttpServerTest {
    private static final HttpLimits LIMITS = new HttpLimits(500, 1_000_000, Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    private static final String GET = "GET / HTTP/1.1\r\nhost: node\r\n\r\n";

    private final boolean nativeWherePossible;
    private Path folder = Path.of("unset");
    private LocalSockets sockets = new LocalSockets(false);

    HttpServerTest(boolean nativeWherePossible) {
        this.nativeWherePossible = nativeWherePossible;
    }

    @BeforeEach
    void open(@TempDir Path temp) throws IOException {
        sockets.close();
        sockets = new LocalSockets(nativeWherePossible);
        folder = Files.createDirectory(temp.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    private Path socket() {
        return folder.resolve("s");
    }

    private HttpServer serve(HttpLimits limits, HttpService service) {
        return sockets.listen(socket(), service, limits);
    }

    private static HttpAnswer text(String text) {
        return HttpAnswer.of(200, "text/plain", text);
    }

    @Test
    void requests_of_one_connection_are_answered_in_their_order_pipelined_or_not() throws Exception {
        try (HttpServer _ = serve(LIMITS, question -> text(question.target() + question.body().asText().orElse("?")));
                RawClient client = new RawClient(socket())) {
            assertThat(client.send("POST /a HTTP/1.1\r\ncontent-length: 2\r\n\r\nhi").answer())
                    .startsWith("HTTP/1.1 200 OK\r\n").endsWith("/ahi");
            String[] three = {"GET /b HTTP/1.1\r\n\r\n", "POST /c HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n",
                "1\r\nx\r\n0\r\n\r\n", "GET /d HTTP/1.1\r\nconnection: close\r\n\r\n"};
            client.send(String.join("", three));
            assertThat(client.answer()).endsWith("/b");
            assertThat(client.answer()).endsWith("/cx");
            assertThat(client.rest()).contains("connection: close").endsWith("/d");
        }
    }

    @Test
    void only_the_user_may_use_the_socket() throws Exception {
        try (HttpServer _ = serve(LIMITS, _ -> text("x"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket()))).isEqualTo("rw-------");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> serve(LIMITS, _ -> text("x"))).isInstanceOf(OckamException.class)
                .hasMessageContaining("Others could enter");
    }

    @Test
    void a_port_that_is_taken_is_told_with_its_address() {
        try (HttpServer first = sockets.listen(0, _ -> text("x"), LIMITS)) {
            int port = ((InetSocketAddress) first.address()).getPort();
            assertThatThrownBy(() -> sockets.listen(port, _ -> text("x"), LIMITS))
                    .isInstanceOfSatisfying(OckamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IN_USE))
                    .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("already in use");
        }
    }

    @Test
    void slow_answers_do_not_hold_up_each_other() throws Exception {
        CyclicBarrier all = new CyclicBarrier(10);
        try (HttpServer _ = serve(LIMITS, _ -> text("met " + (all.await() >= 0)))) {
            RawClient[] clients = new RawClient[10];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = new RawClient(socket()).send(GET);
            }
            for (RawClient client : clients) {
                assertThat(client.answer()).endsWith("met true");
                client.close();
            }
        }
    }

    @Test
    void a_request_that_outlives_its_deadline_is_interrupted_and_told_so() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HttpServer _ = serve(LIMITS, question -> {
            if (question.header(Api.DEADLINE_HEADER).isEmpty()) {
                return text("next");
            }
            try {
                new CountDownLatch(1).await();
                return text("never");
            } finally {
                interrupted.countDown();
            }
        }); RawClient client = new RawClient(socket())) {
            assertThat(client.send("GET / HTTP/1.1\r\nockam-deadline-ms: 20\r\n\r\n").answer())
                    .startsWith("HTTP/1.1 504 ").endsWith("The request was not answered within 20 ms\n");
            interrupted.await();
            assertThat(client.send(GET).answer()).endsWith("next");
        }
    }

    @Test
    void a_request_ends_with_its_client() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HttpServer _ = serve(LIMITS, _ -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
                return text("never");
            } finally {
                interrupted.countDown();
            }
        })) {
            try (RawClient client = new RawClient(socket())) {
                client.send(GET);
                started.await();
            }
            interrupted.await();
        }
    }

    @Test
    void a_failing_service_answers_500_and_nothing_of_its_inside() throws Exception {
        try (HttpServer _ = serve(LIMITS, _ -> {
            throw new IllegalStateException("secret");
        }); RawClient client = new RawClient(socket())) {
            assertThat(client.send(GET).answer()).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
        }
    }

    @Test
    void a_body_over_the_limit_is_refused_declared_or_not() throws Exception {
        try (HttpServer _ = serve(LIMITS, question -> text("" + question.body().length()))) {
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.send("POST / HTTP/1.1\r\ncontent-length: 1000000\r\n\r\n").send(new byte[1_000_000])
                        .answer()).endsWith("1000000");
            }
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.send("POST / HTTP/1.1\r\ncontent-length: 9000000\r\n\r\n").send(new byte[9_000_000])
                        .rest())
                        .startsWith("HTTP/1.1 413 ").endsWith("A request may have at most 1000000 bytes\n");
            }
            try (RawClient client = new RawClient(socket())) {
                client.send("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n");
                for (int i = 0; i < 16; i++) {
                    client.send("10000\r\n").send(new byte[65536]).send("\r\n");
                }
                assertThat(client.rest()).startsWith("HTTP/1.1 413 ");
            }
        }
    }

    @Test
    void hostile_bytes_are_refused_and_the_server_lives_on() throws Exception {
        String[] hostile = {"\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
            "\r\n\r\n\r\n x\r\n\r\n",
            "GET / HTTP/1.1\r\nbad header\r\n\r\n", "POST / HTTP/1.1\r\ncontent-length: -5\r\n\r\n",
            "POST / HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
            "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nx: " + "a".repeat(20_000) + "\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"};
        try (HttpServer _ = serve(LIMITS, _ -> text("fine"))) {
            for (String bytes : hostile) {
                try (RawClient client = new RawClient(socket())) {
                    assertThat(client.send(bytes).rest()).as(bytes).satisfiesAnyOf(
                            answer -> assertThat(answer).matches("(?s)HTTP/1.1 (400|413|505) .*"),
                            answer -> assertThat(answer).isEmpty());
                }
            }
            Random random = new Random(7);
            for (int i = 0; i < 200; i++) {
                byte[] noise = new byte[random.nextInt(1, 400)];
                random.nextBytes(noise);
                try (RawClient client = new RawClient(socket())) {
                    client.send(noise);
                }
            }
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.send(GET).answer()).endsWith("fine");
            }
        }
    }

    @Test
    void who_takes_too_long_to_ask_is_cut_off() throws Exception {
        HttpLimits hasty = new HttpLimits(20, 1_000, Duration.ofMillis(50), Duration.ofSeconds(60));
        try (HttpServer _ = serve(hasty, _ -> text("x"))) {
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.rest()).isEmpty();
            }
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.send("POST / HTTP/1.1\r\ncontent-length: 9\r\n\r\nslow").rest())
                        .startsWith("HTTP/1.1 408 ");
            }
        }
    }

    @Test
    void connections_over_the_limit_are_closed_and_the_others_served() throws Exception {
        HttpLimits two = new HttpLimits(2, 1_000, Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (HttpServer _ = serve(two, _ -> text("x"));
                RawClient first = new RawClient(socket());
                RawClient second = new RawClient(socket())) {
            first.send(GET).answer();
            second.send(GET).answer();
            try (RawClient third = new RawClient(socket())) {
                assertThat(third.rest()).isEmpty();
            }
            assertThat(first.send(GET).answer()).endsWith("x");
        }
    }

    @Test
    void a_stream_goes_on_until_its_client_leaves() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        try (HttpServer _ = serve(LIMITS,
                _ -> new HttpAnswer.Streamed(200, Map.of("content-type", "text/event-stream"), sink -> {
                    try {
                        for (int i = 0; i < 3; i++) {
                            sink.write(("data: " + i + "\n\n").getBytes(UTF_8));
                        }
                        new CountDownLatch(1).await();
                    } finally {
                        left.countDown();
                    }
                }))) {
            try (RawClient client = new RawClient(socket())) {
                assertThat(client.send(GET).until("data: 2\n\n\r\n")).contains("text/event-stream", "data: 0\n\n");
            }
            left.await();
        }
    }

    @Test
    void a_stream_waits_for_a_slow_client_and_ends_with_its_source() throws Exception {
        byte[] piece = new byte[64 * 1024];
        try (HttpServer _ = serve(LIMITS, _ -> new HttpAnswer.Streamed(200, Map.of(), sink -> {
            for (int i = 0; i < 100; i++) {
                sink.write(piece.clone());
            }
        })); RawClient client = new RawClient(socket())) {
            assertThat(client.send(GET).until("0\r\n\r\n").length()).isGreaterThan(100 * piece.length);
        }
    }

    @Test
    void closing_the_server_ends_what_is_going_on_and_frees_the_path() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        HttpServer server = serve(LIMITS, _ -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
                return text("never");
            } finally {
                interrupted.countDown();
            }
        });
        try (RawClient client = new RawClient(socket())) {
            client.send(GET);
            started.await();
            server.close();
            interrupted.await();
            assertThat(client.rest()).isEmpty();
        }
        assertThat(socket()).doesNotExist();
        try (HttpServer _ = serve(LIMITS, _ -> HttpAnswer.of(200, "x", Bytes.EMPTY.toString()))) {
            assertThat(socket()).exists();
        }
    }

    @Test
    void head_has_the_head_of_the_answer_only() throws Exception {
        try (HttpServer _ = serve(LIMITS, _ -> text("body")); RawClient client = new RawClient(socket())) {
            client.send("HEAD / HTTP/1.1\r\n\r\n");
            assertThat(client.until("\r\n\r\n")).contains("content-length: 4");
            assertThat(client.send(GET).answer()).endsWith("body");
        }
    }
}
