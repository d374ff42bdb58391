package io.ockam.control.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.Api;
import io.ockam.control.api.MessageReply;
import io.ockam.control.api.MessageRequest;
import io.ockam.control.api.NodeEvent;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Problem;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlClientTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @TempDir
    Path folder;

    private Path socket() {
        return folder.resolve("s");
    }

    private ControlClient client() {
        return new ControlClient(socket(), Duration.ofSeconds(30));
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private ErrorCode codeOf(String answer) throws IOException {
        try (ScriptedServer _ = ScriptedServer.answering(socket(), answer)) {
            client().call(Api.SERVICES);
            throw new AssertionError("the call succeeded");
        } catch (OckamException e) {
            return e.code();
        }
    }

    @Test
    void a_call_sends_its_body_and_its_deadline_and_reads_the_answer() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(socket(),
                ok("{\"addr\":\"h\",\"type\":\"hop\",\"new\":[1]}"))) {
            assertThat(client().call(Api.START_SERVICE, new ServiceStatus("h", "hop")))
                    .isEqualTo(new ServiceStatus("h", "hop"));
            assertThat(server.request()).startsWith("POST /v1/services HTTP/1.1\r\nhost: node\r\n")
                    .containsPattern("ockam-deadline-ms: (29|30)\\d\\d\\d\r\n")
                    .contains("content-type: application/json\r\n")
                    .endsWith("\r\n\r\n{\"addr\":\"h\",\"type\":\"hop\"}");
        }
    }

    @Test
    void parameters_are_encoded_into_the_path() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(socket(), NO_CONTENT)) {
            assertThat(client().call(Api.DELETE_TCP_CONNECTION, "0#a/b ü")).isEqualTo(Nothing.NOTHING);
            assertThat(server.request()).startsWith("DELETE /v1/tcp-connections/0%23a%2Fb%20%C3%BC HTTP/1.1\r\n");
        }
    }

    @Test
    void chunks_are_put_together() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5;x=y\r\n[{\"ad\r\n1A\r\ndr\":\"echo\",\"type\":\"echo\"}]\r\n0\r\na: b\r\n\r\n";
        try (ScriptedServer _ = ScriptedServer.answering(socket(), answer)) {
            assertThat(client().call(Api.SERVICES)).isEqualTo(List.of(new ServiceStatus("echo", "echo")));
        }
    }

    @Test
    void a_problem_is_thrown_as_the_node_has_said_it() throws Exception {
        String problem = new Problem(ErrorCode.IN_USE, "Unable to listen on 127.0.0.1:1: it is in use",
                Optional.of("Take another."),
                List.of("bind: Address already in use")).toJson().compact();
        String answer = "HTTP/1.1 409 Conflict\r\ncontent-type: application/problem+json\r\ncontent-length: "
                + problem.length()
                + "\r\n\r\n" + problem;
        try (ScriptedServer _ = ScriptedServer.answering(socket(), answer)) {
            assertThatThrownBy(() -> client().call(Api.SERVICES)).isInstanceOfSatisfying(OckamException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.IN_USE);
                assertThat(e.hint()).isEqualTo("Take another.");
                assertThat(e).hasMessage("Unable to listen on 127.0.0.1:1: it is in use").cause()
                        .hasMessage("bind: Address already in use");
            });
        }
    }

    @Test
    void a_message_of_a_megabyte_comes_back_whole() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        new Random(1).nextBytes(megabyte);
        Bytes message = Bytes.of(megabyte);
        try (ScriptedServer _ = new ScriptedServer(socket(), (client, request) -> {
            JsonObject asked = JsonObject.parse(request.substring(request.indexOf("\r\n\r\n") + 4));
            ScriptedServer.write(client,
                    ok(new MessageReply(MessageRequest.BODY.of(asked).message()).toJson().compact()));
        })) {
            MessageReply reply = client().call(Api.SEND_MESSAGE,
                    new MessageRequest("/service/echo", message, Duration.ofSeconds(10)));
            assertThat(reply.reply()).isEqualTo(message);
        }
    }

    @Test
    void nobody_there_is_told_at_once() {
        assertThatThrownBy(() -> client().call(Api.SERVICES)).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE)).hasMessageContaining(socket().toString());
    }

    @Test
    void a_node_that_does_not_answer_is_left_when_the_limit_has_passed() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, _) -> over.await())) {
            assertThatThrownBy(() -> client().within(Duration.ofMillis(150)).call(Api.SERVICES))
                    .isInstanceOfSatisfying(OckamException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMED_OUT))
                    .hasMessage("timeout: 150ms");
        } finally {
            over.countDown();
        }
    }

    @Test
    void a_node_that_answers_for_ever_is_left_when_the_limit_has_passed() throws Exception {
        try (ScriptedServer _ = new ScriptedServer(socket(), (client, _) -> {
            ScriptedServer.write(client, "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            while (true) {
                ScriptedServer.write(client, "1\r\n \r\n");
            }
        })) {
            assertThatThrownBy(() -> client().within(Duration.ofMillis(150)).call(Api.SERVICES))
                    .hasMessage("timeout: 150ms");
        }
    }

    @Test
    void an_interrupt_ends_a_call() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer _ = new ScriptedServer(socket(), (_, _) -> {
            asked.countDown();
            over.await();
        })) {
            Thread caller = Thread.currentThread();
            Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                    caller.interrupt();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> client().call(Api.SERVICES)).isInstanceOfSatisfying(OckamException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            over.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 99 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 9999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n[]\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n[]\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n[{]",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n[1]",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 2\r\n\r\n{}"})
    void an_answer_that_cannot_be_understood_is_malformed(String answer) throws IOException {
        assertThat(codeOf(answer)).isEqualTo(ErrorCode.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\ncontent-le",
        "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[]"})
    void an_answer_that_is_cut_off_means_that_the_node_has_gone(String answer) throws IOException {
        assertThat(codeOf(answer)).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void a_head_without_an_end_is_refused() throws IOException {
        assertThat(codeOf("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(HttpReader.MAX_HEAD_BYTES)))
                .isEqualTo(ErrorCode.MALFORMED);
    }

    @Test
    void events_come_one_by_one_until_the_node_ends_them() throws Exception {
        NodeEvent first = new NodeEvent(7, "tcp-connection.opened", JsonObject.builder().put("peer", "ü\n1").build());
        NodeEvent second = new NodeEvent(8, NodeEvent.MISSED, JsonObject.builder().put("count", 3).build());
        try (ScriptedServer _ = ScriptedServer.answering(socket(),
                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n: hello\n\n"
                        + first.toText() + second.toText() + "id: 9\n");
                EventStream events = client().events()) {
            assertThat(events.next()).contains(first);
            assertThat(events.next()).contains(second);
            assertThat(events.next()).isEmpty();
        }
    }

    @Test
    void closing_a_stream_of_events_ends_the_wait_for_the_next() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer _ = new ScriptedServer(socket(), (SocketChannel client, String _) -> {
            ScriptedServer.write(client, "HTTP/1.1 200 OK\r\n\r\n");
            over.await();
        }); EventStream events = client().events()) {
            Thread.ofVirtual().start(events::close);
            assertThatThrownBy(events::next).isInstanceOf(OckamException.class);
        } finally {
            over.countDown();
        }
    }
}
