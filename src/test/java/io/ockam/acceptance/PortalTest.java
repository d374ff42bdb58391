package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code tcp-inlet} and {@code tcp-outlet}: what they print, and what goes through them. */
@ExtendWith(OckamExtension.class)
class PortalTest {
    /** Longer than any session waits before it tries again, by much. */
    private static final Duration BACK = Duration.ofSeconds(30);

    private static void nodes(Ockam ockam, String... names) {
        for (String name : names) {
            ockam.run("node", "create", name).succeeds();
        }
    }

    /** The port of an inlet that was just made. */
    private static int inlet(Ockam ockam, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "tcp-inlet";
        command[1] = "create";
        System.arraycopy(options, 0, command, 2, options.length);
        String address = ockam.run(command).succeeds().quietly().stdout();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    @Test
    void outlets_are_made_shown_listed_and_deleted(Ockam ockam) {
        ockam.run("tcp-outlet", "create", "--to", "127.0.0.1:5000", "--from", "test-outlet").succeeds()
                .printing("/service/test-outlet");
        ockam.run("tcp-outlet", "create", "--to", "5000").succeeds().printing("/service/outlet");
        ockam.run("tcp-outlet", "create", "--to", "google.com:443").succeeds().notShowing("/service/outlet");
        ockam.run("tcp-outlet", "create", "--to", "5000", "--from", "/service/test-outlet")
                .failsSaying("A TCP outlet with address '0#test-outlet' already exists");

        ockam.run("tcp-outlet", "show", "outlet").succeeds().showing("\"worker_address\": \"/service/outlet\"",
                "\"to\": \"127.0.0.1:5000\"");
        ockam.run("tcp-outlet", "list").succeeds().showing("/service/test-outlet", "google.com:443");
        ockam.run("tcp-outlet", "show", "non-existing-outlet").failsSaying("not found");
        ockam.run("tcp-outlet", "show").failsSaying("No TCP Outlet alias provided");
        ockam.run("tcp-outlet", "delete", "outlet", "--yes").succeeds().printing("outlet");
        ockam.run("tcp-outlet", "delete", "--all", "--yes").succeeds();
        ockam.run("tcp-outlet", "delete", "outlet", "--yes").succeeds().printing("[]")
                .reporting("There are no TCP outlets to delete on node ");
    }

    @Test
    void an_outlet_for_a_name_that_does_not_resolve_is_made_with_a_warning_and_its_clients_are_closed(Ockam ockam) {
        nodes(ockam, "n1");
        ockam.run("tcp-outlet", "create", "--to", "nope.invalid:80").succeeds().printing("/service/outlet")
                .reporting("The name of the host 'nope.invalid' does not resolve");
        assertThat(WebServer.answersThrough(inlet(ockam, "--at", "n1", "--to", "/node/n1/service/outlet"))).isFalse();
        ockam.run("tcp-outlet", "show", "outlet").succeeds().notShowing("\"errors\": 0")
                .showing("The name of the host 'nope.invalid' does not resolve");
    }

    @Test
    void clients_of_an_outlet_that_does_not_exist_are_closed_at_once_and_the_inlet_tells_why(Ockam ockam) {
        nodes(ockam, "n1", "n2");
        for (String way : new String[]{"/node/n1/service/nowhere", "/node/n1/secure/api/service/nowhere"}) {
            int port = inlet(ockam, "--at", "n2", "--to", way, "--alias", "i");
            assertThat(WebServer.answersThrough(port)).isFalse();
            ockam.run("tcp-inlet", "show", "i", "--at", "n2").succeeds().notShowing("\"errors\": 0")
                    .showing("there is no outlet at nowhere that can be reached this way");
            ockam.run("tcp-inlet", "delete", "i", "--at", "n2", "--yes").succeeds();
        }
    }

    @Test
    void inlets_are_made_shown_listed_and_deleted(Ockam ockam) {
        nodes(ockam, "n1", "n2");
        int port = inlet(ockam, "--at", "/node/n2", "--to", "/node/n1/service/outlet", "--alias", "test-inlet");
        inlet(ockam, "--at", "n2", "--to", "/node/n1/service/outlet");

        ockam.run("tcp-inlet", "show", "test-inlet", "--at", "/node/n2", "--output", "json").succeeds()
                .showing("\"alias\": \"test-inlet\"", "\"bind_addr\": \"127.0.0.1:" + port + "\"")
                .json("/status", "Up");
        ockam.run("tcp-inlet", "show", "--at", "n2").failsSaying("No TCP Inlet alias provided");
        ockam.run("tcp-inlet", "list", "--at", "n2").succeeds().showing("test-inlet", "127.0.0.1:" + port);
        ockam.run("tcp-inlet", "show", "non-existing-inlet", "--at", "n2").failsSaying("not found");
        ockam.run("tcp-inlet", "create", "--at", "n2", "--to", "/node/n1/service/outlet", "--alias", "test-inlet")
                .failsSaying("A TCP inlet with alias 'test-inlet' already exists");
        ockam.run("tcp-inlet", "create", "--at", "n2", "--to", "/node/n1/service/outlet", "--from", "" + port)
                .failsSaying("" + port);
        ockam.run("tcp-inlet", "delete", "test-inlet", "--at", "n2", "--yes").succeeds()
                .json("/alias", "test-inlet").json("/node", "n2");
        ockam.run("tcp-inlet", "delete", "test-inlet", "--at", "n2", "--yes").failsSaying("not found");
    }

    @Test
    void what_this_build_has_not_is_refused_and_nothing_is_made(Ockam ockam) {
        nodes(ockam, "n1");
        String[][] refused = {{"--tls", "certificate provider of a project"},
            {"--tls-certificate-provider=/node/n1/service/tls", "certificate provider of a project"},
            {"--udp", "Can't enable UDP puncture"}, {"--ebpf", "raw sockets"}};
        for (String[] each : refused) {
            ockam.run("tcp-inlet", "create", "--to", "/node/n1/service/outlet", each[0]).failsSaying(each[1]);
        }
        ockam.run("tcp-inlet", "list").succeeds().printing("[]");
    }

    @Test
    void what_no_attempt_could_succeed_with_is_refused_and_nothing_is_made(Ockam ockam) {
        nodes(ockam, "n1");
        String[] create = {"tcp-inlet", "create", "--to", "/node/n1/secure/api/service/outlet"};
        ockam.run(with(create, "--alias", "")).isRefusedAsUsage().reporting("must not be empty");
        ockam.run(with(create, "--authorized", "I01")).isRefusedAsUsage().reporting("Invalid identity identifier: I01");
        ockam.run(with(create, "--identity", "nobody")).failsSaying("no identifier found with name nobody");
        ockam.run(with(create, "--from", "nohost.invalid:80")).failsSaying("'nohost.invalid' does not resolve");
        ockam.run("tcp-inlet", "list").succeeds().printing("[]");
        ockam.run("relay", "create", "", "--at", "n1").isRefusedAsUsage().reporting("must not be empty");
        ockam.run("relay", "create", "--at", "n1", "--authorized", "Ix").isRefusedAsUsage()
                .reporting("Invalid identity identifier: Ix");
        ockam.run("relay", "create", "a/b", "--at", "n1")
                .failsSaying("No route can name a relay with the address 'a/b'");
        ockam.run("relay", "list").succeeds().printing("[]");
    }

    private static String[] with(String[] command, String... options) {
        return Stream.of(command, options).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void a_port_that_is_taken_is_told_in_plain_words(Ockam ockam) throws IOException {
        nodes(ockam, "n1");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ockam.run("tcp-inlet", "create", "--to", "/node/n1/service/outlet", "--from", "" + taken.getLocalPort())
                    .failsSaying("The address 127.0.0.1:" + taken.getLocalPort() + " is already in use")
                    .notShowing("error(");
        }
        ockam.run("tcp-inlet", "list").succeeds().printing("[]");
    }

    @Test
    void bulk_goes_both_ways_and_is_counted(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "n1", "n2");
            ockam.run("tcp-outlet", "create", "--at", "n1", "--to", "" + web.port()).succeeds();
            int port = inlet(ockam, "--at", "n2", "--to", "/node/n1/secure/api/service/outlet", "--alias", "web");
            assertThat(WebServer.answersThrough(port)).isTrue();
            assertThat(WebServer.downloadsThrough(port)).isTrue();
            assertThat(WebServer.uploadsThrough(port)).isTrue();
            Run shown = ockam.run("tcp-inlet", "show", "web", "--at", "n2").succeeds().json("/traffic/errors", "0");
            assertThat(shown.json().at("/traffic/bytes_received").asLong()).isGreaterThan(50_000_000);
            assertThat(shown.json().at("/traffic/bytes_sent").asLong()).isGreaterThan(50_000_000);
            ockam.run("node", "show", "n2").succeeds().json("/inlets/0/alias", "web");
            ockam.run("node", "show", "n1").succeeds().json("/outlets/0/to", "127.0.0.1:" + web.port());
        }
    }

    @Test
    void a_portal_goes_through_a_relay_and_a_secure_channel_inside_it(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "relay", "blue", "green");
            ockam.run("tcp-outlet", "create", "--at", "blue", "--to", "" + web.port()).succeeds();
            ockam.run("relay", "create", "blue", "--at", "/node/relay", "--to", "/node/blue").succeeds()
                    .printing("/service/forward_to_blue");
            int port = freePort();
            ockam.shell(
                    "ockam secure-channel create --from /node/green --to /node/relay/service/forward_to_blue/service/api"
                            + " | ockam tcp-inlet create --at /node/green --from " + port + " --to -/service/outlet")
                    .succeeds()
                    .printing("127.0.0.1:" + port);
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
            assertThat(WebServer.downloadsThrough(port)).isTrue();
            ockam.run("secure-channel", "list", "--at", "green").succeeds().showing("/service");

            int other = inlet(ockam, "--at", "green", "--to",
                    "/node/relay/service/forward_to_blue/secure/api/service/outlet");
            assertThat(WebServer.answersThrough(other, BACK)).isTrue();
        }
    }

    @Test
    void a_portal_goes_through_a_relay_and_a_hop_behind_it(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "n1", "n2", "n3");
            ockam.run("tcp-outlet", "create", "--at", "n3", "--from", "/service/outlet", "--to",
                    "127.0.0.1:" + web.port())
                    .succeeds();
            ockam.run("service", "start", "hop", "--at", "n3").succeeds();
            ockam.run("relay", "create", "n3", "--at", "/node/n2", "--to", "/node/n3").succeeds();
            String connection = ockam.run("tcp-connection", "create", "--from", "n1", "--to",
                    "127.0.0.1:" + ockam.node("n2").port())
                    .succeeds().stdout();
            ockam.run("message", "send", "hello", "--from", "n1", "--to",
                    connection + "/service/forward_to_n3/service/uppercase").succeeds().printing("HELLO");
            int port = inlet(ockam, "--at", "n1", "--to",
                    connection + "/service/forward_to_n3/service/hop/service/outlet");
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
        }
    }

    @Test
    void a_killed_node_that_comes_back_is_found_again(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "green");
            int blue = freePort();
            ockam.run("node", "create", "blue", "--tcp-listener-address", "127.0.0.1:" + blue).succeeds();
            ockam.run("tcp-outlet", "create", "--at", "blue", "--to", "" + web.port()).succeeds();
            int port = inlet(ockam, "--at", "green", "--to", "/node/blue/secure/api/service/outlet", "--alias", "web");
            assertThat(WebServer.answersThrough(port)).isTrue();

            ockam.node("blue").kill9();
            assertThat(WebServer.answersThrough(port)).isFalse();
            ockam.run("tcp-inlet", "show", "web", "--at", "green").succeeds().json("/status", "Down");
            ockam.run("node", "create", "blue", "--tcp-listener-address", "127.0.0.1:" + blue).succeeds();
            ockam.run("tcp-outlet", "list", "--at", "blue").succeeds().printing("[]");
            ockam.run("tcp-outlet", "create", "--at", "blue", "--to", "" + web.port()).succeeds();
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
        }
    }

    @Test
    void restarted_nodes_have_their_portals_again_whichever_comes_first(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "n1", "n2", "relay");
            ockam.run("tcp-outlet", "create", "--at", "n1", "--to", "" + web.port()).succeeds();
            ockam.run("relay", "create", "n1", "--at", "relay", "--to", "n1").succeeds();
            int port = inlet(ockam, "--at", "n2", "--to",
                    "/node/relay/service/forward_to_n1/secure/api/service/outlet");
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
            ockam.node("n1").kill9();
            ockam.node("n2").kill9();
            ockam.run("node", "stop", "relay").succeeds();
            for (String node : new String[]{"n2", "n1", "relay"}) {
                ockam.run("node", "start", node).succeeds();
            }
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
        }
    }

    @Test
    void an_inlet_waits_for_a_node_that_is_not_there_yet(Ockam ockam) throws Exception {
        try (WebServer web = WebServer.start()) {
            nodes(ockam, "green");
            int blue = freePort();
            int port = freePort();
            ockam.run("tcp-inlet", "create", "--at", "green", "--alias", "web", "--from", "" + port, "--to",
                    "/ip4/127.0.0.1/tcp/" + blue + "/service/outlet").succeeds().printing("127.0.0.1:" + port)
                    .reporting("failed to connect").reporting("the connection was refused");
            ockam.run("tcp-inlet", "show", "web", "--at", "green").succeeds().json("/status", "Down")
                    .json("/outlet_route", "null");
            ockam.run("node", "create", "blue", "--tcp-listener-address", "127.0.0.1:" + blue).succeeds();
            ockam.run("tcp-outlet", "create", "--at", "blue", "--to", "" + web.port()).succeeds();
            assertThat(WebServer.answersThrough(port, BACK)).isTrue();
        }
    }

    @Test
    void who_watches_a_node_sees_its_inlets_come_and_go(Ockam ockam) {
        nodes(ockam, "n1", "n2");
        Started watching = ockam.start("node", "watch", "n2", "--jq",
                "select(.event | startswith(\"inlet\")) | .event");
        watching.shows("Watching node n2");
        inlet(ockam, "--at", "n2", "--to", "/node/n1/service/outlet", "--alias", "web");
        watching.shows("inlet.created").shows("inlet.up");
        ockam.node("n1").kill9();
        watching.shows("inlet.down");
        watching.signal("TERM").finished();
        // which it is with every attempt to connect again
        assertThat(ockam.run("node", "watch", "n2", "--count", "2").succeeds().stdout().lines()).hasSize(2)
                .allMatch(line -> line.startsWith("{\"at\":\"") && line.endsWith("}"));

        Started last = ockam.start("node", "watch", "n2", "--jq", "empty").shows("Watching node n2");
        ockam.run("node", "stop", "n2").succeeds();
        last.finished().failsSaying("The node n2 has ended");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
