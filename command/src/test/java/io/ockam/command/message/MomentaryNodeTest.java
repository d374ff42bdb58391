package io.ockam.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MomentaryNodeTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    private static MomentaryNode start(Duration timeout) {
        return MomentaryNode.start((_, _, _) -> {
            throw new AssertionError("no channel was asked for");
        }, timeout);
    }

    private static OckamException failure(Duration timeout, String to) {
        try (MomentaryNode node = start(timeout)) {
            return assertThrows(OckamException.class, () -> node.call(MultiAddress.parse(to), HELLO));
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String echoAt(ServerSocket listener) {
        return "/ip4/127.0.0.1/tcp/" + listener.getLocalPort() + "/service/echo";
    }

    @Test
    void it_answers_its_own_echo() {
        try (MomentaryNode node = start(LONG)) {
            assertThat(node.call(MultiAddress.parse("/service/echo"), HELLO)).isEqualTo(HELLO);
            assertThat(node.call(MultiAddress.parse("/worker/echo"), new byte[0])).isEmpty();
        }
    }

    @Test
    void a_lost_connection_ends_the_wait_at_once() throws IOException {
        try (ServerSocket listener = listener()) {
            CompletableFuture<Void> peer = CompletableFuture.runAsync(() -> hangUp(listener));
            OckamException failure = failure(LONG, echoAt(listener));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("connection was lost before a reply came");
            assertThat(Thread.interrupted()).as("nothing is left of the interrupt").isFalse();
            assertThat(peer).succeedsWithin(LONG);
        }
    }

    private static void hangUp(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            assertThat(socket.getInputStream().read()).isEqualTo(1); // the version of the protocol
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_silent_peer_is_waited_for_as_long_as_was_said() throws IOException {
        try (ServerSocket listener = listener()) {
            assertThat(failure(Duration.ofMillis(50), echoAt(listener)).code()).isEqualTo(ErrorCode.TIMED_OUT);
        }
    }

    @Test
    void an_address_that_leads_nowhere_is_refused_with_the_reason() {
        assertThat(failure(LONG, "/service/nope").code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure(LONG, "/ip4/127.0.0.1/service/echo")).hasMessageContaining("needs a port");
        assertThat(failure(LONG, "/tcp/1/service/echo")).hasMessageContaining("cannot stand there");
        assertThat(failure(LONG, "/project/p/service/echo").code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(failure(LONG, "/service/echo/ip4/127.0.0.1/tcp/1"))
                .hasMessageContaining("multiple tcp connections");
    }

    @Test
    void where_nobody_listens_the_piece_of_the_address_is_named() throws IOException {
        String to;
        try (ServerSocket listener = listener()) {
            to = echoAt(listener);
        }
        assertThatThrownBy(() -> {
            throw failure(LONG, to);
        }).hasMessageContaining("tcp_piece=/ip4/127.0.0.1/tcp/").hasRootCauseInstanceOf(IOException.class);
    }
}
