package io.ockam.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.WorkerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A client that has said everything reads its long answer in pieces, so that writes to it must wait again and again. */
class HalfCloseTest {
    private static final int ANSWER = 24 << 20;

    @Test
    void a_half_closed_client_that_reads_by_fits_and_starts_gets_the_whole_answer() throws IOException {
        try (Server server = Server.start(client -> {
            client.getInputStream().readAllBytes();
            client.getOutputStream().write(new byte[ANSWER]);
        }); Sockets sockets = Sockets.start("n", 2); WorkerRuntime node = WorkerRuntime.start("n")) {
            Portals portals = Portals.of(node, sockets);
            portals.outlet("outlet", server.address(), OutletOptions.defaults());
            Inlet inlet = portals.inlet("web", IpPort.parse("127.0.0.1:0"), InletOptions.defaults());
            inlet.open(Route.of("outlet"));
            try (Socket client = new Socket()) {
                client.setReceiveBufferSize(64 << 10);
                client.setSoTimeout(20_000);
                client.connect(inlet.address().orElseThrow().socketAddress());
                client.getOutputStream().write(1);
                client.shutdownOutput();
                InputStream in = client.getInputStream();
                int received = 0;
                for (byte[] piece = in.readNBytes(1 << 20); piece.length > 0; piece = in.readNBytes(1 << 20)) {
                    received += piece.length;
                    if (received <= 4 << 20) {
                        awaitStandstill(inlet);
                    }
                }
                assertThat(received).isEqualTo(ANSWER);
            }
        }
    }

    @Test
    void a_client_that_has_said_everything_before_the_outlet_answers_gets_the_whole_answer() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (Server server = Server.start(client -> {
            client.getInputStream().readAllBytes();
            client.getOutputStream().write(new byte[ANSWER]);
        }); Sockets sockets = Sockets.start("n", 1); WorkerRuntime node = WorkerRuntime.start("n")) {
            Portals portals = Portals.of(node, sockets);
            portals.outlet("outlet", server.address(), OutletOptions.defaults());
            node.start(WorkerOptions.at(Address.local("gate")).blocking(), (context, message) -> {
                seen.await();
                context.forward(message.local().withOnwardRoute(message.onwardRoute().rest()));
            });
            Inlet inlet = portals.inlet("web", IpPort.parse("127.0.0.1:0"), InletOptions.defaults());
            inlet.open(Route.of("gate", "outlet"));
            try (Socket client = new Socket(); Socket next = new Socket()) {
                client.setSoTimeout(20_000);
                client.connect(inlet.address().orElseThrow().socketAddress());
                client.getOutputStream().write(1);
                client.shutdownOutput();
                // There is one event loop: when it has seen the next client, it has seen the end of this one.
                next.connect(inlet.address().orElseThrow().socketAddress());
                while (inlet.statistics().connections() < 2) {
                    Thread.onSpinWait();
                }
                seen.countDown();
                assertThat(client.getInputStream().readAllBytes()).hasSize(ANSWER);
            }
        }
    }

    /** Until what comes has filled everything on the way to a client that does not read. */
    private static void awaitStandstill(Inlet inlet) {
        long seen;
        do {
            seen = inlet.statistics().received();
            LockSupport.parkNanos(100_000_000);
        } while (seen != inlet.statistics().received());
    }
}
