package io.ockam.transport.tcp.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.runtime.WorkerRuntime;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingTcpTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String ECHO_FRAME = "84818200446563686f8182005820";

    private final ServerSocket server = listen();
    private final WorkerRuntime node = WorkerRuntime.start("test");
    private final BlockingTcp tcp = new BlockingTcp(node, LONG);

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        tcp.close();
        node.close();
        server.close();
    }

    private HostPort peer() {
        return new HostPort("127.0.0.1", server.getLocalPort());
    }

    /** What a peer does with one connection. */
    @FunctionalInterface
    private interface Script {
        void play(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private CompletableFuture<Void> peerPlays(Script script) {
        return CompletableFuture.runAsync(() -> {
            try (Socket socket = server.accept()) {
                script.play(new DataInputStream(socket.getInputStream()),
                        new DataOutputStream(socket.getOutputStream()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }, action -> Thread.ofPlatform().daemon().start(action));
    }

    private static byte[] frame(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readInt()];
        in.readFully(message);
        return message;
    }

    @Test
    void a_message_is_written_byte_for_byte_and_its_reply_received() {
        CompletableFuture<Void> played = peerPlays((in, out) -> {
            assertThat(in.readByte()).isEqualTo((byte) 1);
            byte[] request = frame(in);
            assertThat(HexFormat.of().formatHex(request)).startsWith(ECHO_FRAME).endsWith("460568656c6c6f627b7d");
            String back = HexFormat.of().formatHex(request, 14, 46);
            byte[] reply = HexFormat.of().parseHex("8481820058" + "20" + back + "818200446563686f" + "4605484f4c4c4f"
                    + "627b7d");
            out.writeByte(1);
            out.writeInt(reply.length);
            out.write(reply);
            assertThat(in.read()).isEqualTo(-1);
        });
        BlockingConnection connection = tcp.connect(peer());
        Route route = Route.of(connection.sender(), Address.local("echo"));
        assertThat(node.call(route, "hello", String.class, LONG)).isEqualTo("HOLLO");
        assertThat(node.terminal(route)).contains(connection.sender());
        tcp.disconnect(connection.sender());
        played.join();
        assertThat(connection.closed().toCompletableFuture().join()).isEqualTo("disconnected");
        assertThat(node.exists(connection.sender())).isFalse();
    }

    @Test
    void what_was_sent_before_the_end_of_the_node_still_arrives() {
        int count = 1000;
        CompletableFuture<Void> played = peerPlays((in, _) -> {
            in.readByte();
            for (int i = 0; i < count; i++) {
                assertThat(frame(in).length).isGreaterThan(1000);
            }
            assertThat(in.read()).isEqualTo(-1);
        });
        Address sender = tcp.resolve(new Address(Address.TCP, Bytes.utf8(peer().toString())));
        for (int i = 0; i < count; i++) {
            node.app().send(Route.of(sender, Address.local("sink")), Body.of(new byte[1000]));
        }
        node.close();
        played.join();
    }

    @Test
    void a_peer_reaches_only_consumers_of_the_connections_flow() {
        node.start("open", (context, message) -> context.reply(message.payload()));
        node.start("closed", (context, message) -> context.reply(message.payload()));
        CompletableFuture<Void> allowed = new CompletableFuture<>();
        CompletableFuture<Void> played = peerPlays((in, out) -> {
            in.readByte();
            allowed.join();
            out.write(HexFormat.of().parseHex("01" + "00000012838182004663" + "6c6f7365648182004161" + "4100"));
            out.write(HexFormat.of().parseHex("00000010838182004" + "46f70656e8182004161" + "4101"));
            assertThat(HexFormat.of().formatHex(frame(in))).isEqualTo("8481820041618182004" + "46f70656e4101627b7d");
        });
        BlockingConnection connection = tcp.connect(peer());
        node.flowControls().addConsumer(Address.local("open"), connection.flow());
        allowed.complete(null);
        played.join();
    }

    private String reasonAfter(byte... sent) {
        CompletableFuture<Void> played = peerPlays((_, out) -> out.write(sent));
        String reason = tcp.connect(peer()).closed().toCompletableFuture().join();
        played.join();
        return reason;
    }

    @Test
    void a_peer_that_breaks_the_protocol_is_left_with_the_reason() {
        assertThat(reasonAfter((byte) 2)).contains("version 2");
        assertThat(reasonAfter(new byte[]{1, 0, 0, 0, 5, 1})).contains("middle of a frame");
        assertThat(reasonAfter((byte) 1)).isEqualTo("the peer closed the connection");
    }

    @Test
    void nobody_there_is_unavailable() throws IOException {
        HostPort gone = peer();
        server.close();
        assertThatThrownBy(() -> tcp.connect(gone)).hasMessageContaining(gone.toString())
                .isInstanceOfSatisfying(OckamException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThatThrownBy(() -> tcp.resolve(Address.local("x"))).isInstanceOf(OckamException.class);
        assertThatThrownBy(() -> tcp.disconnect(Address.local("x"))).isInstanceOf(OckamException.class);
    }
}
