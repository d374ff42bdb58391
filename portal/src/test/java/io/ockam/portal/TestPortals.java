package io.ockam.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ockam.core.Route;
import io.ockam.core.net.HostPort;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.portal.connection.PortalTimes;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node with portals: both ends of them, and clients of its inlets. */
public final class TestPortals implements AutoCloseable {
    static final IpPort ANY_PORT = IpPort.parse("127.0.0.1:0");
    static final PortalTimes QUICK = new PortalTimes(Duration.ofSeconds(60), Duration.ofMillis(100),
            Duration.ofMillis(50), Duration.ofSeconds(30), Duration.ofSeconds(100));
    private static final Duration SOON = Duration.ofSeconds(20);

    public final WorkerRuntime node = WorkerRuntime.start("n");
    private final Sockets sockets = Sockets.start("n", 2);
    final Portals portals = Portals.of(node, sockets).with(QUICK);

    public Outlet outlet(HostPort target, OutletOptions options) {
        return portals.outlet("outlet", target, options);
    }

    public Inlet inletTo(String... route) {
        Inlet inlet = portals.inlet("web", ANY_PORT, InletOptions.defaults());
        inlet.open(Route.of(route));
        return inlet;
    }

    public static Socket client(Inlet inlet) throws IOException {
        Socket client = new Socket();
        client.setSoTimeout((int) SOON.toMillis());
        client.setTcpNoDelay(true);
        client.connect(inlet.address().orElseThrow().socketAddress());
        return client;
    }

    /** Says {@code text} to a server that gives it back. */
    static String call(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(UTF_8));
        return new String(client.getInputStream().readNBytes(text.length()), UTF_8);
    }

    /** Waits for what is on its way. */
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not in " + SOON.toSeconds() + " s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        node.close();
        sockets.close();
    }
}
