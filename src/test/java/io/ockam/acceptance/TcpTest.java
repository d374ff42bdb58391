package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code tcp-listener}, {@code tcp-connection} and {@code flow-control}. */
@ExtendWith(OckamExtension.class)
class TcpTest {
    private static final String HEX = "[0-9a-f]{32}";

    @Test
    void a_connection_prints_the_route_through_it_and_can_be_listed_shown_and_deleted(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        String address = "127.0.0.1:" + ockam.node("n1").port();

        Run made = ockam.run("tcp-connection", "create", "--from", "n1", "--to", address, "--output", "json").succeeds()
                .quietly().json("/from", "n1").json("/to", address);
        assertThat(made.json().at("/address").asText()).matches("/worker/" + HEX);
        ockam.run("tcp-connection", "list", "--at", "n1").succeeds().quietly().showing("TCP, Outgoing at " + address);
        ockam.run("tcp-connection", "show", "--at", "n1", address).succeeds().showing("TCP Connection:", "Type: TCP",
                "Mode: Outgoing", "Socket address: " + address, "Flow Control Id: ");
        ockam.run("tcp-connection", "delete", "--at", "n1", address).failsSaying("Use --yes to confirm");
        ockam.run("tcp-connection", "delete", "--at", "n1", address, "--yes").succeeds().json("/address", address);
        ockam.run("tcp-connection", "list", "--at", "n1").succeeds().notShowing("Outgoing at " + address);
        ockam.run("tcp-connection", "show", "--at", "n1", address).failsSaying("was not found in the registry");
    }

    @Test
    void messages_go_through_two_connections_of_three_nodes(Ockam ockam) {
        for (String node : new String[]{"n1", "n2", "n3"}) {
            ockam.run("node", "create", node).succeeds();
        }
        ockam.run("service", "start", "hop", "--at", "n2").succeeds();
        String first = ockam.run("tcp-connection", "create", "--from", "n1", "--to",
                "127.0.0.1:" + ockam.node("n2").port()).succeeds().quietly()
                .printingSomethingLike("^/worker/" + HEX + "$").stdout();
        String second = ockam.run("tcp-connection", "create", "--from", "n2", "--to",
                "localhost:" + ockam.node("n3").port()).succeeds().stdout();

        ockam.run("message", "send", "hello", "--timeout", "5", "--from", "n1", "--to",
                first + "/service/hop" + second + "/service/uppercase").succeeds().printing("HELLO");
        ockam.start("message", "send", "piped", "--timeout", "5", "--from", "/node/n1", "--to", "-/service/echo")
                .types(first + "\n").endOfInput().finished().succeeds().printing("piped");
    }

    @Test
    void a_listener_can_be_made_used_listed_shown_and_deleted(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();

        Run made = ockam.run("tcp-listener", "create", "127.0.0.1:0", "--at", "n1").succeeds().quietly()
                .printingSomethingLike("/dnsaddr/localhost/tcp/\\d+$");
        String route = made.stdout().substring(made.stdout().indexOf("/dnsaddr"));
        String address = "127.0.0.1:" + route.substring(route.lastIndexOf('/') + 1);
        String flow = ockam.run("tcp-listener", "show", address, "--at", "n1", "--jq", ".flow_control_id").stdout();
        ockam.run("flow-control", "add-consumer", "--at", "n1", flow.replace("\"", ""), "/service/uppercase").succeeds()
                .quietly().printing("");
        ockam.run("message", "send", "hi", "--to", route + "/service/uppercase").succeeds().printing("HI");
        ockam.run("tcp-listener", "list", "--at", "n1").succeeds().quietly().showing("TCP, Listening at " + address,
                "TCP, Listening at 127.0.0.1:" + ockam.node("n1").port());
        ockam.run("tcp-listener", "list", "--at", "n1", "--jq", "map(.socket_addr) | length").printing("2");
        ockam.run("tcp-listener", "show", address, "--at", "n1").succeeds().json("/socket_addr", address)
                .json("/mode", "Listen");
        ockam.run("tcp-listener", "delete", address, "--at", "n1").failsSaying("Use --yes to confirm");
        ockam.run("tcp-listener", "delete", address, "--at", "n1", "--yes").succeeds().json("/node", "n1");
        ockam.run("tcp-listener", "list", "--at", "n1").succeeds().notShowing(address);
        ockam.run("message", "send", "hi", "--timeout", "5", "--to", route + "/service/uppercase").exits(70);
        ockam.run("tcp-listener", "delete", address, "--at", "n1", "--yes")
                .failsSaying(address + " was not found in the registry");
    }

    @Test
    void without_a_node_one_is_made_for_what_needs_one(Ockam ockam) {
        ockam.run("tcp-listener", "create", "127.0.0.1:0").succeeds().reporting("Created a new Node named")
                .printingSomethingLike("/dnsaddr/localhost/tcp/\\d+$");
        ockam.run("tcp-listener", "list").succeeds().quietly().printingSomethingLike("(?s)Listening.*Listening");
        ockam.run("node", "list", "--jq", "length").printing("1");
    }

    @Test
    void what_was_made_in_a_node_is_back_at_the_same_addresses_when_it_starts_again(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        ockam.run("tcp-listener", "create", "127.0.0.1:0", "--at", "n1").succeeds();
        ockam.run("service", "start", "hop", "--at", "n1").succeeds();
        String toPeer = ockam.run("tcp-connection", "create", "--from", "n1", "--to",
                "127.0.0.1:" + ockam.node("n2").port()).succeeds().stdout();
        List<String> before = listeners(ockam);

        ockam.run("node", "stop", "n1").succeeds();
        ockam.run("node", "start", "n1").succeeds().showing("\"addr\": \"hop\"");
        assertThat(listeners(ockam)).isEqualTo(before).hasSize(2);
        ockam.run("message", "send", "hello", "--to", "/node/n1/service/hop" + toPeer + "/service/uppercase").succeeds()
                .printing("HELLO");
    }

    private static List<String> listeners(Ockam ockam) {
        return ockam.run("tcp-listener", "list", "--at", "n1", "--jq", ".[].socket_addr").stdout().lines().sorted()
                .toList();
    }

    @Test
    void a_consumer_is_one_worker_of_this_node(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        String id = ockam.node("n1").show().at("/transports/0/flow_control_id").asText();

        ockam.run("flow-control", "add-consumer", "--at", "n1", id, "/service/my_service").succeeds().quietly()
                .printing("");
        for (String wrong : new String[]{"/service/a/service/b", "/dnsaddr/localhost/tcp/1"}) {
            ockam.run("flow-control", "add-consumer", "--at", "n1", id, wrong).exits(70).printing("");
        }
        ockam.run("flow-control", "add-consumer", "--at", "n1", id, "nothing").isRefusedAsUsage();
        ockam.run("flow-control", "add-consumer", "--at", "n1", id).isRefusedAsUsage();
        ockam.run("flow-control", "add-consumer", "--at", "n1", "", "/service/a").isRefusedAsUsage();
    }

    @Test
    void where_nobody_listens_or_somebody_does_already_the_report_says_so_at_once(Ockam ockam) throws IOException {
        ockam.run("node", "create", "n1").succeeds();
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
            ockam.run("tcp-listener", "create", "127.0.0.1:" + free, "--at", "n1")
                    .failsSaying("127.0.0.1:" + free).reporting("already in use").withoutStackTrace();
        }
        ockam.run("tcp-connection", "create", "--from", "n1", "--to", "127.0.0.1:" + free)
                .failsSaying("127.0.0.1:" + free).withoutStackTrace();
        ockam.run("tcp-connection", "create", "--from", "n1", "--to", "127.0.0.1:65536").isRefusedAsUsage();
        ockam.run("tcp-connection", "create", "--from", "n1", "--to", "no-such-host.invalid:1").exits(70)
                .withoutStackTrace();
        for (String wrong : new String[]{"5555", "localhost:5555", "127.0.0.1:70000", "x"}) {
            ockam.run("tcp-listener", "create", wrong, "--at", "n1").exits(70).printing("").withoutStackTrace();
        }
        ockam.run("tcp-listener", "list", "--at", "n1", "--jq", "length").printing("1");
    }

    @Test
    void a_node_that_is_not_there_or_not_running_is_named(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "stop", "n1").succeeds();
        ockam.run("tcp-listener", "list", "--at", "n1").failsSaying("Failed to connect to node n1")
                .reporting("ockam node start n1");
        ockam.run("tcp-listener", "list", "--at", "other").failsSaying("There is no node with name other");
        ockam.run("tcp-connection", "list", "--at", "/ip4/127.0.0.1/tcp/1").isRefusedAsUsage();
        ockam.run("tcp-connection", "list", "--at", "").isRefusedAsUsage();
    }
}
