package io.ockam.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Route;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.WorkerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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

    /** Until what comes has filled everything on the way to a client that does not read. */
    private static void awaitStandstill(Inlet inlet) {
        long seen;
        do {
            seen = inlet.statistics().received();
            LockSupport.parkNanos(100_000_000);
        } while (seen != inlet.statistics().received());
    }
}
