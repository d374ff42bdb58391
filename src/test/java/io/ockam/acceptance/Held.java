package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What nodes' processes have of the system, by the nodes' names. */
record Held(Map<String, Figures> nodes) {
    /** Threads of pools come and go. */
    private static final int POOLS = 4;
    /** Longer than the end of a portal may be silent behind a relay. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    record Figures(int files, int threads) {
        static Figures of(ProcessHandle process) {
            return new Figures(Processes.files(process), Processes.threads(process));
        }

        Figures least(Figures other) {
            return new Figures(Math.min(files, other.files), Math.min(threads, other.threads));
        }

        boolean isWithin(Figures before) {
            return files <= before.files && threads <= before.threads + POOLS;
        }
    }

    /** The least within three seconds, which is longer than a closed portal's end lingers. */
    static Held settled(Ockam ockam, List<String> names) {
        Map<String, ProcessHandle> processes = processes(ockam, names);
        Held least = of(processes);
        for (int i = 0; i < 30; i++) {
            LockSupport.parkNanos(100_000_000);
            Held now = of(processes);
            Map<String, Figures> lower = new LinkedHashMap<>(least.nodes);
            now.nodes.forEach((name, figures) -> lower.merge(name, figures, Figures::least));
            least = new Held(Map.copyOf(lower));
        }
        return least;
    }

    /** Waits until the same nodes, which may have other processes now, hold no more than this. */
    void requireNoMore(Ockam ockam) {
        Map<String, ProcessHandle> processes = processes(ockam, List.copyOf(nodes.keySet()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Held now = of(processes); !now.isWithin(this); now = of(processes)) {
            assertThat(System.nanoTime()).as("%s, and before %s", now, this).isLessThan(deadline);
            LockSupport.parkNanos(100_000_000);
        }
    }

    private boolean isWithin(Held before) {
        return nodes.entrySet().stream()
                .allMatch(now -> now.getValue().isWithin(before.nodes.getOrDefault(now.getKey(), new Figures(0, 0))));
    }

    private static Map<String, ProcessHandle> processes(Ockam ockam, List<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> ockam.node(name).process()));
    }

    private static Held of(Map<String, ProcessHandle> processes) {
        return new Held(processes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Figures.of(entry.getValue()))));
    }
}
