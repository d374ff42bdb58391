package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs of {@code ockam node}. */
@ExtendWith(OckamExtension.class)
class NodeTest {

    @Test
    void a_node_is_created_listed_and_shown(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds().printing("n1");

        ockam.run("node", "list").succeeds().showing("\"node_name\": \"n1\"", "\"status\": \"running\"");
        ockam.run("node", "show", "n1").succeeds().showing("\"name\": \"n1\"", "/dnsaddr/localhost/tcp/",
                "\"addr\": \"uppercase\"");
        ockam.run("node", "show", "n1", "--jq", ".").succeeds().showing("\"name\": \"n1\"", "\"addr\": \"echo\"");
        ockam.run("node", "show", "--jq", ".name").succeeds().printing("\"n1\"");
        ockam.run("node", "show", "n1", "--jq", ".http_server_address").succeeds().printing("null");
        assertThat(Path.of(ockam.run("node", "logs", "n1").succeeds().stdout())).isRegularFile()
                .hasParent(ockam.node("n1").logs());
        assertThat(ockam.node("n1").logs()).isDirectoryContaining(file -> file.toString().contains("stdout"));
    }

    @Test
    void a_person_sees_it_in_words(Ockam ockam) {
        ockam.terminal("ockam node create n1 --no-color").succeeds().showing("✔ Created a new Node named n1",
                "✔ Marked n1 as your default Node, on this machine", "run: ockam node show n1");
        ockam.terminal("ockam node list --no-color").succeeds().showing("  │ Node n1 (default) UP", "  │ Process id ");
        ockam.terminal("ockam node show n1 --no-color").succeeds().showing("    n1 (default):",
                "The node is UP, with PID ",
                "With route /node/n1 or /dnsaddr/localhost/tcp/", "TCP, Listening at 127.0.0.1:", "No Portals",
                "uppercase service at uppercase");
        ockam.run("node", "stop").succeeds();
        ockam.terminal("ockam node list --no-color").succeeds().showing("Node n1 (default) DOWN", "No process running");
        ockam.terminal("ockam node show n1 --no-color").succeeds().showing("The node is DOWN", "No Services");
    }

    @Test
    void a_running_node_is_not_created_again_a_stopped_one_is(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n1").failsSaying("Node n1 has been already created").reporting("OCK409")
                .reporting("'ockam node start n1' brings it back");
        ockam.run("node", "create", "n1", "--foreground").failsSaying("Node n1 is already running");
        ockam.run("node", "stop", "n1").succeeds();
        ockam.run("node", "create", "n1").succeeds().printing("n1");
        ockam.run("node", "start", "n1").succeeds().showing("is already running");
    }

    @Test
    void in_the_foreground_it_is_there_until_it_is_told_to_go(Ockam ockam) {
        Started n1 = ockam.start("node", "create", "n1", "-f").shows("please press Ctrl+C");
        ockam.run("node", "show", "n1").succeeds().showing("\"status\": \"running\"");
        ockam.run("node", "create", "n1", "-f").failsSaying("Node n1 is already running");
        n1.signal("TERM").finished().exits(0).reporting("Exit signal received")
                .reporting("Node stopped successfully").showing("Created a new Node named n1");
        assertThat(ockam.processes()).isEmpty();

        Started again = ockam.start("node", "create", "n1", "-f", "-vv").shows("please press Ctrl+C");
        ockam.node("n1").kill9();
        again.finished().exits(70).reporting("has ended with exit status 137");
        Started third = ockam.start("node", "create", "n1", "-f").shows("please press Ctrl+C");
        ockam.run("node", "stop", "n1").succeeds();
        third.finished().exits(0).reporting("Node stopped successfully");
        assertThat(ockam.node("n1").logs()).doesNotExist();
    }

    @Test
    void in_the_foreground_it_can_end_with_its_input(Ockam ockam) {
        Started n1 = ockam.start("node", "create", "n1", "-f", "--exit-on-eof").shows("please press Ctrl+C");
        n1.endOfInput().finished().exits(0).reporting("EOF received").reporting("Node stopped successfully");
        ockam.run("node", "list", "--jq", ".[0].status.status").succeeds().printing("\"stopped\"");
    }

    @Test
    void http_is_answered_when_it_was_asked_for(Ockam ockam) throws IOException, URISyntaxException {
        ockam.run("node", "create", "n1", "--http-server").succeeds();
        String address = ockam.node("n1").show().at("/http_server_address").asText();
        assertThat(status("HEAD", address, "/")).isEqualTo(200);
        assertThat(status("GET", address, "/show")).isEqualTo(200);
        assertThat(status("HEAD", address, "/show")).isEqualTo(404);
        String port = address.substring(address.indexOf(':') + 1);
        ockam.run("node", "create", "n2", "--http-server-port", port)
                .failsSaying("127.0.0.1:" + port + " is already in use");

        ockam.run("node", "delete", "n1", "--yes").succeeds();
        ockam.run("node", "create", "n2", "--http-server-port", port).succeeds();
        assertThat(status("HEAD", "127.0.0.1:" + port, "/")).isEqualTo(200);
    }

    private static int status(String method, String address, String path) throws IOException, URISyntaxException {
        HttpURLConnection connection = (HttpURLConnection) new URI("http://" + address + path).toURL()
                .openConnection();
        connection.setRequestMethod(method);
        return connection.getResponseCode();
    }

    @Test
    void the_default_is_the_first_and_can_be_another(Ockam ockam) {
        ockam.run("node", "default").failsSaying("There is no default node").reporting("OCK404");
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2", "--verbose").succeeds();
        ockam.run("node", "default").succeeds().showing("The default node is 'n1'");
        ockam.run("node", "default", "n2").succeeds().printing("n2");
        ockam.run("node", "default", "n2").failsSaying("The node 'n2' is already the default");
        ockam.run("node", "default", "nope").failsSaying("There is no node with name nope");
        ockam.run("node", "delete", "n2", "--yes").succeeds().printing("n2");
        ockam.run("node", "default").succeeds().showing("'n1'");
    }

    @Test
    void what_is_not_there_is_named_and_where_nothing_is_nothing_is_done(Ockam ockam) {
        ockam.run("node", "show", "nope").succeeds().printing("[]");
        ockam.run("node", "delete", "nope", "--yes").succeeds().printing("[]");
        ockam.run("node", "delete", "--all", "--yes").succeeds();
        ockam.run("node", "stop", "nope").succeeds().showing("There are no nodes running");
        ockam.run("node", "start", "nope").failsSaying("There is no node with name nope");
        ockam.run("node", "logs", "nope").failsSaying("There is no node with name nope");
        assertThat(ockam.home()).as("looking creates nothing").doesNotExist();

        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "show", "nope").failsSaying("The node nope was not found");
        ockam.run("node", "delete", "nope", "--yes").failsSaying("The node nope was not found");
        ockam.run("node", "stop", "nope").failsSaying("The node nope was not found").reporting("Running are: ");
        ockam.run("node", "delete", "n1").failsSaying("Use --yes to confirm");
        ockam.run("node", "delete").succeeds().printing("");
        ockam.run("node", "delete", "n1", "--all").isRefusedAsUsage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n!", "n.1", "../x", "./config.yaml", "node.yaml", "a b", "ü", ""})
    void a_name_that_is_none_is_refused_and_nothing_is_made(String name, Ockam ockam) {
        ockam.run("node", "create", name).failsSaying("Invalid value for NAME_OR_CONFIGURATION: " + name)
                .withoutStackTrace();
        assertThat(ockam.home()).doesNotExist();
    }

    @Test
    void an_endless_name_does_not_fill_the_terminal(Ockam ockam) {
        Run refused = ockam.run("node", "create", "x".repeat(300)).failsSaying("Invalid value");
        assertThat(refused.stderr()).doesNotContain("x".repeat(100));
    }

    @Test
    void options_that_contradict_each_other_are_refused_as_usage(Ockam ockam) {
        ockam.run("node", "create", "n1", "--http-server", "--http-server-port", "0").isRefusedAsUsage()
                .reporting("the argument '--http-server' cannot be used with '--http-server-port <PORT>'");
        ockam.run("node", "create", "n1", "-e").isRefusedAsUsage().reporting("--foreground");
        ockam.run("node", "create", "n1", "--http-server-port", "70000").isRefusedAsUsage()
                .reporting("70000 is not in 0..=65535");
        ockam.run("node", "create", "n1", "--authority-identity", "xyz").isRefusedAsUsage();
        ockam.run("node", "create", "n1", "--launch-config", "nonsense").isRefusedAsUsage().reporting("failed to read");
        ockam.run("node", "create", "n1", "--launch-config", "{\"startup_services\": {\"authenticator\": {}}}")
                .isRefusedAsUsage().reporting("authenticator: nothing of that name can be configured");
        ockam.run("node", "create", "n1", "--authority-identity", "aa", "--credential-scope", "test",
                "--authority-route", "nowhere").isRefusedAsUsage();
        ockam.run("message", "send", "hello", "--to", "/ip4/127.0.0.1/tcp/1/secure/api/service/echo",
                "--authority-identity", "aa", "--credential-scope", "test", "--authority-route", "/service/api")
                .failsSaying("For a single message no credential is fetched");
        ockam.run("node", "create", "n1", "--udp").failsSaying("UDP is not available").reporting("OCK501");
        assertThat(ockam.home()).doesNotExist();
    }

    @Test
    void a_launch_configuration_says_what_is_started_instead_of_the_usual(Ockam ockam) throws IOException {
        Path file = ockam.scratch().resolve("launch.json");
        Files.writeString(file, "{\"startup_services\": {\"secure_channel_listener\": {\"address\": \"l\"}}}");
        ockam.run("node", "create", "n1", "--launch-configuration", file.toString()).succeeds()
                .printing("/service/l\nn1").reporting("Starting secure-channel listener ...");
        ockam.run("service", "list", "--at", "n1", "--jq", "[.[].addr] | sort | join(\" \")").succeeds()
                .showing("echo l");
        ockam.run("message", "send", "hello", "--timeout", "5", "--to", "/node/n1/secure/l/service/echo").succeeds()
                .printing("hello");
        ockam.run("node", "create", "n2", "--launch-config",
                "{\"startup_services\": {\"secure_channel_listener\": {\"identity\": \"nobody\"}}}")
                .failsSaying("nobody").withoutStackTrace();
    }

    @Test
    void an_address_that_is_none_fails_at_once_and_leaves_no_node(Ockam ockam) {
        ockam.run("node", "create", "n1", "--tcp-listener-address", "foo").failsSaying("foo");
        ockam.run("node", "create", "n1", "--tcp-listener-address", "192.0.2.1:4000")
                .failsSaying("This machine does not have the address of 192.0.2.1:4000").withoutStackTrace();
        ockam.run("node", "list").succeeds().printing("[]");
        assertThat(ockam.node("n1").state()).doesNotExist();
    }

    @Test
    void a_home_that_cannot_be_made_is_named(Ockam ockam) throws IOException {
        Path file = Files.writeString(ockam.scratch().resolve("file"), "x");
        ockam.at(file).run("node", "create", "n1").failsSaying(file.toString()).withoutStackTrace();
        ockam.at(file.resolve("home")).run("node", "create", "n1").failsSaying(file.toString()).withoutStackTrace();
        ockam.at(Path.of("/proc/ockam")).run("node", "create", "n1").failsSaying("/proc/ockam").withoutStackTrace();
    }

    @Test
    void a_hop_is_started_once_at_an_address(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("service", "start", "hop", "--addr", "my_hop", "--at", "n1").succeeds().printing("")
                .reporting("Service started at address my_hop");
        ockam.run("service", "start", "hop", "--addr", "my_hop", "--at", "n1")
                .failsSaying("Failed to start Hop service");
        for (String wrong : new String[]{"", "a/b", "/service/hop"}) {
            ockam.run("service", "start", "hop", "--addr", wrong, "--at", "n1")
                    .failsSaying("'" + wrong + "' cannot be the address of a service");
        }
        ockam.run("service", "list").succeeds().showing("\"addr\": \"my_hop\"", "\"type\": \"hop\"");
        ockam.run("worker", "list").succeeds().showing("Worker my_hop");
    }
}
