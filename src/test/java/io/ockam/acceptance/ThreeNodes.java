package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A portal through a relay, each end of which reaches the relay's node over a line of its own, and what goes through it.
 *
 * <pre>
 *  traffic ──▶ near (inlet) ──line──▶ middle (relay) ◀──line── far (outlet) ──▶ traffic's server
 * </pre>
 *
 * Outlet, relay and inlet were all made with {@code --allow}. There is a second inlet whose identity nothing admits.
 *
 * @param inlet the port of the inlet that is admitted
 * @param stranger the port of the other one
 */
record ThreeNodes(Ockam ockam, Traffic traffic, BadLine nearLine, BadLine farLine, int inlet, int stranger)
        implements
            AutoCloseable {
    static final String NEAR = "near";
    static final String MIDDLE = "middle";
    static final String FAR = "far";
    static final List<String> ALL = List.of(NEAR, MIDDLE, FAR);

    static ThreeNodes create(Ockam ockam) throws IOException {
        String server = ockam.run("identity", "create", "server").succeeds().stdout();
        String friend = ockam.run("identity", "create", "friend").succeeds().stdout();
        ockam.run("identity", "create", "stranger").succeeds();
        ockam.run("node", "create", NEAR).succeeds();
        ockam.run("node", "create", MIDDLE).succeeds();
        ockam.run("node", "create", FAR, "--identity", "server").succeeds();

        Traffic traffic = Traffic.start();
        BadLine nearLine = BadLine.to(ockam.node(MIDDLE).port());
        BadLine farLine = BadLine.to(ockam.node(MIDDLE).port());
        ockam.run("tcp-outlet", "create", "--at", FAR, "--to", "" + traffic.port(), "--allow", is(friend)).succeeds();
        ockam.run("relay", "create", FAR, "--to", FAR, "--at", "/ip4/127.0.0.1/tcp/" + farLine.port(),
                "--relay-address", "blue", "--allow", is(friend)).succeeds();
        String way = "/ip4/127.0.0.1/tcp/" + nearLine.port() + "/service/forward_to_blue/secure/api/service/outlet";
        int inlet = inlet(ockam, way, "friend", server);
        int stranger = inlet(ockam, way, "stranger", server);
        ThreeNodes nodes = new ThreeNodes(ockam, traffic, nearLine, farLine, inlet, stranger);
        nodes.awaitService();
        return nodes;
    }

    private static String is(String identifier) {
        return "(= subject.identifier \"" + identifier + "\")";
    }

    private static int inlet(Ockam ockam, String way, String identity, String server) {
        String address = ockam.run("tcp-inlet", "create", "--at", NEAR, "--to", way, "--alias", identity, "--identity",
                identity, "--authorized", server, "--allow", is(server)).succeeds().stdout();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** Waits until the portal works. @return how long that took */
    Duration awaitService() {
        long start = System.nanoTime();
        Processes.await("service through port " + inlet,
                () -> traffic.exchange(inlet, 1000) == Traffic.Outcome.WHOLE);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Nothing but what was sent has come, in its order, and not to those who are not admitted. */
    void requireOrder() {
        assertThat(traffic.exchange(stranger, 1000)).as("a stranger").isEqualTo(Traffic.Outcome.CLOSED);
        assertThat(traffic.faults()).isEmpty();
    }

    void start(String node) {
        ockam.run("node", "start", node).succeeds();
    }

    @Override
    public void close() throws IOException {
        traffic.close();
        nearLine.close();
        farLine.close();
    }
}
