package io.ockam.bench.portal;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What idle connections take of the resident memory of nodes.
 *
 * <p>The first thousand make a node's compilers work and its heap grow to where it would be anyway. So what connections hold is measured between two
 * full collections, after as many have come and gone.
 */
final class IdleMemory {
    /** In bytes for each connection, all nodes together: of the first thousand ever, and held by a thousand after those. */
    record Figures(long first, long held) {
        @Override
        public String toString() {
            return "Resident memory for each of " + COUNT + " idle connections, both nodes together: "
                    + "%.1f KiB held, between two full collections after a warm-up; ".formatted(held / 1024.0)
                    + "%.1f KiB growth of fresh nodes, compilers and heap included.".formatted(first / 1024.0);
        }
    }

    private static final int COUNT = 1000;
    private static final int WARM_UPS = 3;
    /** Longer than an end lingers, and than a node keeps what its compilers have used. */
    private static final long SETTLED_MILLIS = 6000;

    private final Tunnel tunnel;
    private final List<String> pids;

    private IdleMemory(Tunnel tunnel, List<String> pids) {
        this.tunnel = tunnel;
        this.pids = pids;
    }

    static Figures measure(Tunnel tunnel, List<String> pids) throws IOException, InterruptedException {
        return new IdleMemory(tunnel, pids).measure();
    }

    private Figures measure() throws IOException, InterruptedException {
        Thread.sleep(SETTLED_MILLIS);
        long fresh = resident();
        List<Socket> idle = tunnel.idle(COUNT);
        long first = resident() - fresh;
        close(idle);
        for (int i = 0; i < WARM_UPS; i++) {
            close(tunnel.idle(COUNT));
        }
        Thread.sleep(SETTLED_MILLIS);
        collect();
        long before = resident();
        idle = tunnel.idle(COUNT);
        collect();
        long held = resident() - before;
        close(idle);
        return new Figures(first / COUNT, held / COUNT);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Twice: what the first collection finalizes, the second one frees. */
    private void collect() throws IOException, InterruptedException {
        for (String pid : pids) {
            for (int i = 0; i < 2; i++) {
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, "GC.run")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            }
        }
    }

    private long resident() throws IOException {
        long sum = 0;
        for (String pid : pids) {
            for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
                if (line.startsWith("VmRSS:")) {
                    sum += Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        }
        return sum;
    }
}
