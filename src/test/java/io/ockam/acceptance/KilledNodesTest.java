package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nodes of a portal that are killed, and lines between them that are bad, under load: every byte arrives as it was sent, or the connection is
 * closed; nobody who is not admitted gets in; everything works again by itself.
 *
 * <p>{@code scripts/soak daemons}, {@code -Dockam.soak.daemons=true}: at full length, with figures and with the limits that hold on a quiet
 * machine.
 */
@ExtendWith(OckamExtension.class)
@Timeout(1200)
class KilledNodesTest {
    private static final boolean FULL = Boolean.getBoolean("ockam.soak.daemons");
    private static final int CUTS = FULL ? 20 : 2;
    private static final int CLIENTS = FULL ? 4 : 2;
    private static final long LENGTH = FULL ? 1 << 20 : 100_000;
    /** How long a node stays away, if it is not back at once. */
    private static final Duration AWAY = Duration.ofSeconds(20);
    /** At the end of it, the time in which the others rest. */
    private static final Duration MEASURED = Duration.ofSeconds(10);
    /** Within it, a portal works again once everybody is back. */
    private static final Duration BACK = Duration.ofSeconds(10);
    /** Of one processor's time, what a node may use while it waits for another, in hundredths. */
    private static final int WAITING = 2;

    @Test
    void a_portal_survives_the_kill_of_any_of_its_nodes(Ockam ockam) throws Exception {
        try (ThreeNodes nodes = ThreeNodes.create(ockam)) {
            Held before = Held.settled(ockam, ThreeNodes.ALL);
            try (AutoCloseable _ = nodes.traffic().load(nodes.inlet(), CLIENTS, LENGTH)) {
                for (String victim : FULL ? ThreeNodes.ALL.reversed() : ThreeNodes.ALL) {
                    awaitFlow(nodes);
                    ockam.node(victim).kill9();
                    nodes.start(victim);
                    isBack(nodes, "kill -9 of " + victim + ", started at once");
                    if (FULL) {
                        awaitFlow(nodes);
                        ockam.node(victim).kill9();
                        stayAway(ockam, victim);
                        nodes.start(victim);
                        isBack(nodes, "kill -9 of " + victim + ", started " + AWAY.toSeconds() + " s later");
                    }
                }
            }
            nodes.requireOrder();
            before.requireNoMore(ockam);
            report(nodes.traffic().whole() + " exchanges of " + LENGTH + " bytes each way whole, "
                    + nodes.traffic().closed() + " closed, none altered");
        }
    }

    @Test
    void nodes_that_were_all_killed_may_be_started_in_any_order(Ockam ockam) throws Exception {
        try (ThreeNodes nodes = ThreeNodes.create(ockam)) {
            try (AutoCloseable _ = nodes.traffic().load(nodes.inlet(), CLIENTS, LENGTH)) {
                for (List<String> order : FULL ? orders() : List.of(ThreeNodes.ALL, ThreeNodes.ALL.reversed())) {
                    awaitFlow(nodes);
                    order.forEach(node -> ockam.node(node).kill9());
                    order.forEach(nodes::start);
                    isBack(nodes, "start of " + String.join(", ", order));
                    nodes.requireOrder();
                }
            }
        }
    }

    @Test
    void bad_lines_deliver_in_order_or_are_closed(Ockam ockam) throws Exception {
        try (ThreeNodes nodes = ThreeNodes.create(ockam)) {
            for (BadLine.Manner manner : List.of(BadLine.Manner.SPLIT, BadLine.Manner.LATE,
                    BadLine.Manner.slow(FULL ? 64 : 1024))) {
                nodes.nearLine().passOn(manner);
                nodes.farLine().passOn(manner);
                assertThat(nodes.traffic().exchange(nodes.inlet(), 100_000)).as(manner.toString())
                        .isEqualTo(Traffic.Outcome.WHOLE);
            }
            nodes.nearLine().passOn(BadLine.Manner.PLAIN);
            nodes.farLine().passOn(BadLine.Manner.PLAIN);
            Held before = Held.settled(ockam, ThreeNodes.ALL);
            try (AutoCloseable _ = nodes.traffic().load(nodes.inlet(), CLIENTS, LENGTH)) {
                for (int i = 0; i < CUTS; i++) {
                    awaitFlow(nodes);
                    (i % 2 == 0 ? nodes.nearLine() : nodes.farLine()).cut();
                    nodes.awaitService();
                }
            }
            nodes.requireOrder();
            before.requireNoMore(ockam);
        }
    }

    @Test
    void a_line_that_falls_silent_is_noticed_and_may_come_back(Ockam ockam) throws Exception {
        try (ThreeNodes nodes = ThreeNodes.create(ockam);
                AutoCloseable _ = nodes.traffic().load(nodes.inlet(), CLIENTS, LENGTH)) {
            awaitFlow(nodes);
            nodes.nearLine().freeze();
            Processes.await("the inlet to be down", () -> ockam.run("tcp-inlet", "show", "friend", "--at",
                    ThreeNodes.NEAR).succeeds().json().at("/status").asText().equals("Down"));
            nodes.nearLine().thaw();
            isBack(nodes, "silence for as long as it took to be noticed");
            nodes.requireOrder();
        }
    }

    private static void awaitFlow(ThreeNodes nodes) {
        long before = nodes.traffic().whole();
        Processes.await("traffic", () -> nodes.traffic().whole() > before + CLIENTS);
    }

    /** For {@link #AWAY}, while the others must rest once they have seen that it is gone. */
    private static void stayAway(Ockam ockam, String victim) {
        LockSupport.parkNanos(AWAY.minus(MEASURED).toNanos());
        Map<String, ProcessHandle> others = ThreeNodes.ALL.stream().filter(node -> !node.equals(victim))
                .collect(Collectors.toMap(node -> node, node -> ockam.node(node).process()));
        Map<String, Duration> before = busy(others);
        LockSupport.parkNanos(MEASURED.toNanos());
        busy(others).forEach((node, after) -> {
            double percent = 100.0 * after.minus(before.getOrDefault(node, Duration.ZERO)).toNanos()
                    / MEASURED.toNanos();
            report("%s without %s uses %.1f %% of a processor".formatted(node, victim, percent));
            assertThat(percent).isLessThan(WAITING);
        });
    }

    private static Map<String, Duration> busy(Map<String, ProcessHandle> nodes) {
        return nodes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Processes.busy(entry.getValue())));
    }

    private static void isBack(ThreeNodes nodes, String what) {
        Duration took = nodes.awaitService();
        report(what + ": works again after %.1f s".formatted(took.toMillis() / 1000.0));
        assertThat(!FULL || took.compareTo(BACK) < 0).as("%s took %s", what, took).isTrue();
    }

    private static void report(String figure) {
        if (FULL) {
            System.out.println("* " + figure);
        }
    }

    private static List<List<String>> orders() {
        List<List<String>> orders = new ArrayList<>();
        for (String first : ThreeNodes.ALL) {
            for (String second : ThreeNodes.ALL) {
                for (String third : ThreeNodes.ALL) {
                    if (List.of(first, second, third).containsAll(ThreeNodes.ALL)) {
                        orders.add(List.of(first, second, third));
                    }
                }
            }
        }
        return orders;
    }
}
