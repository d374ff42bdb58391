package io.ockam.portal;

import static io.ockam.portal.TestPortals.client;
import static io.ockam.portal.TestPortals.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Mailbox;
import io.ockam.portal.protocol.PortalMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Portals whose other end knows no more than the common protocol: no capabilities, no half-close. */
class OtherImplementationTest {
    private final TestPortals here = new TestPortals();

    @AfterEach
    void stop() {
        here.close();
    }

    /** Plays an end of another implementation: no capabilities, no half-close. */
    private final class Stranger implements AutoCloseable {
        final DetachedContext context = here.node.detached(Mailbox.open(Address.local("stranger")));
        Route peer = Route.EMPTY;

        PortalMessage receive() {
            Message message = context.receive(Duration.ofSeconds(10));
            peer = message.returnRoute();
            return PortalMessage.decode(message.payload());
        }

        void send(String hex) {
            context.forward(new LocalMessage(peer, Route.of("stranger"),
                    Payload.wrap(HexFormat.of().parseHex(hex))));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Test
    void towards_another_implementation_the_bytes_are_those_of_the_common_protocol() throws IOException {
        try (Server echo = Server.echo(); Stranger inlet = new Stranger()) {
            here.outlet(echo.address(), OutletOptions.defaults());
            inlet.peer = Route.of("outlet", "outlet");
            inlet.send("00");
            assertThat(inlet.receive()).isEqualTo(new PortalMessage.Pong(Optional.empty()));
            inlet.send("0302" + "6869" + "010000");
            assertThat(inlet.receive()).isInstanceOfSatisfying(PortalMessage.Data.class, data -> {
                assertThat(data.counter()).isEqualTo(OptionalInt.empty());
                assertThat(new String(data.bytes().toArray(), UTF_8)).isEqualTo("hi");
            });
            inlet.send("ff");
            byte[] large = new byte[131_072]; // more than anybody sends, and taken all the same
            inlet.context.forward(new LocalMessage(inlet.peer, Route.of("stranger"),
                    new PortalMessage.Data(Payload.wrap(large), OptionalInt.empty()).encode()));
            int back = 0;
            while (back < large.length && inlet.receive() instanceof PortalMessage.Data data) {
                back += data.bytes().length();
            }
            assertThat(back).isEqualTo(large.length);
            inlet.send("0302" + "6869" + "010100");
            assertThat(inlet.receive()).isInstanceOf(PortalMessage.Data.class);
            inlet.send("0302" + "6869" + "010500");
            assertThat(inlet.receive()).isEqualTo(new PortalMessage.Disconnect());
        }
    }

    @Test
    void what_another_implementation_still_sends_after_the_clients_end_is_delivered() throws Exception {
        try (Stranger outlet = new Stranger()) {
            Inlet inlet = here.inletTo("stranger");
            try (Socket client = client(inlet)) {
                assertThat(outlet.receive()).isInstanceOfSatisfying(PortalMessage.Ping.class,
                        ping -> assertThat(ping.capabilities()).isPresent());
                outlet.send("01");
                client.getOutputStream().write("hello".getBytes(UTF_8));
                assertThat(outlet.receive()).isInstanceOf(PortalMessage.Data.class);
                client.shutdownOutput();
                assertThat(outlet.receive()).isEqualTo(new PortalMessage.Disconnect());
                outlet.send("0305" + "48454c4c4f");
                assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).isEqualTo("HELLO");
            }
        }
    }

    @Test
    void a_slow_client_of_another_implementation_pauses_whoever_sends_to_it() throws Exception {
        try (Stranger outlet = new Stranger()) {
            Inlet inlet = here.inletTo("stranger");
            try (Socket client = client(inlet)) {
                outlet.receive();
                outlet.send("01");
                byte[] block = new byte[32 << 10];
                CompletableFuture<Void> done = new CompletableFuture<>();
                Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 1000; i++) {
                        outlet.context.forward(new LocalMessage(outlet.peer, Route.of("stranger"),
                                new PortalMessage.Data(Payload.wrap(block.clone()), OptionalInt.empty()).encode()));
                    }
                    outlet.send("02");
                    done.complete(null);
                });
                eventually(() -> outlet.context.source().orElseThrow().isPaused());
                assertThat(done).isNotDone();
                InputStream in = client.getInputStream();
                assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(1000L * block.length);
                done.get();
            }
        }
    }
}
