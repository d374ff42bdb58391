package io.ockam.bench.portal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures tunnels side by side, in turns, and prints a section of Markdown.
 *
 * <pre>
 *   PortalReport SERVER_PORT MEGABYTES ROUNDS PID,PID NAME=PORT ...      the first NAME is the way without a tunnel, the second ours
 * </pre>
 */
public final class PortalReport {
    /** Rounds that do not count, until compilers are done. */
    private static final int WARM_UPS = 3;
    /** Round trips are measured in short turns: on which processors the threads of a turn are decides more than what carries them. */
    private static final int TURNS = 5;
    private static final int TRIPS = 1000;
    private static final int SET_UPS = 300;

    private record Figures(List<Double> one, List<Double> sixteen, List<Long> trips, List<Long> setUps) {
        Figures() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private PortalReport() {}

    public static void main(String[] arguments) throws Exception {
        long bytes = Long.parseLong(arguments[1]) << 20;
        int rounds = Integer.parseInt(arguments[2]);
        List<Tunnel> tunnels = Arrays.stream(arguments).skip(4).map(PortalReport::tunnel).toList();
        try (TunnelServer _ = TunnelServer.listen(Integer.parseInt(arguments[0]))) {
            IdleMemory.Figures memory = IdleMemory.measure(tunnels.get(1), List.of(arguments[3].split(",", -1)));
            Map<String, Figures> figures = new LinkedHashMap<>();
            for (int round = -WARM_UPS; round < rounds; round++) {
                if (round == 0) {
                    figures.clear();
                }
                for (Tunnel tunnel : tunnels) {
                    measure(tunnel, bytes, of(tunnel, figures));
                }
                for (int turn = 0; turn < TURNS; turn++) {
                    for (Tunnel tunnel : tunnels) {
                        of(tunnel, figures).trips.add(middle(tunnel.roundTrips(TRIPS)));
                    }
                }
            }
            print(figures, rounds, bytes);
            System.out.println();
            System.out.println(memory);
        }
    }

    private static Figures of(Tunnel tunnel, Map<String, Figures> all) {
        return all.computeIfAbsent(tunnel.name(), _ -> new Figures());
    }

    private static Tunnel tunnel(String argument) {
        int equals = argument.indexOf('=');
        return new Tunnel(argument.substring(0, equals), Integer.parseInt(argument.substring(equals + 1)));
    }

    private static void measure(Tunnel tunnel, long bytes, Figures figures) throws Exception {
        figures.one.add(tunnel.throughput(1, bytes));
        figures.sixteen.add(tunnel.throughput(16, bytes));
        figures.setUps.add(middle(tunnel.setUps(SET_UPS)));
    }

    private static long middle(long[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static void print(Map<String, Figures> all, int rounds, long bytes) {
        System.out.printf(
                "## Portals%n%n%s, %d processors, kernel %s, Java %s. Medians of %d rounds in turns, of round trips of %d; %d MiB a download.%n%n",
                LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                System.getProperty("java.version"), rounds, rounds * TURNS, bytes >> 20);
        System.out.println(
                "| tunnel | one stream, Gbit/s | 16 streams, Gbit/s | round trip p50, µs | connection set-up p50, µs |");
        System.out.println("|---|---|---|---|---|");
        all.forEach((name, figures) -> System.out.printf("| %s | %.2f | %.2f | %d | %d |%n", name,
                median(figures.one) / 1e9,
                median(figures.sixteen) / 1e9, median(figures.trips) / 1000, median(figures.setUps) / 1000));
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
