package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code secure-channel}, {@code secure-channel-listener}, and routes with a {@code /secure} part. */
@ExtendWith(OckamExtension.class)
class SecureChannelTest {
    private static final String CHANNEL = "^/service/[0-9a-f]{32}$";

    private static String identity(Ockam ockam, String name, String vault) {
        return ockam.run("identity", "create", name, "--vault", vault).succeeds().stdout();
    }

    private static String create(Ockam ockam, String from, String to, String... more) {
        String[] all = new String[6 + more.length];
        System.arraycopy(new String[]{"secure-channel", "create", "--from", from, "--to", to}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return ockam.run(all).succeeds().printingSomethingLike(CHANNEL).stdout();
    }

    private static Run send(Ockam ockam, String from, String to) {
        return ockam.run("message", "send", "hello", "--timeout", "5", "--from", from, "--to", to);
    }

    @Test
    void a_channel_is_a_part_of_a_route_typed_or_piped(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        String channel = create(ockam, "/node/n1", "/node/n2/service/api");
        send(ockam, "/node/n1", channel + "/service/uppercase").succeeds().printing("HELLO");
        ockam.shell("ockam secure-channel create --from n1 --to /node/n2/service/api"
                + " | ockam message send hello --from n1 --to -/service/uppercase").succeeds().printing("HELLO");
        ockam.run("secure-channel-listener", "create", "n2scl", "--at", "/node/n2").succeeds()
                .printing("/service/n2scl");
        send(ockam, "n1", create(ockam, "n1", "/node/n2/service/n2scl") + "/service/echo").succeeds()
                .printing("hello");
        send(ockam, "/node/n1", "/node/n2/secure/api/service/uppercase").succeeds().printing("HELLO");
        ockam.run("message", "send", "hello", "--to", "/node/n2/secure/api/secure/api/service/uppercase").succeeds()
                .printing("HELLO");
    }

    @Test
    void a_channel_that_could_not_be_made_is_not_left_out_of_the_piped_route(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.shell("ockam secure-channel create --from n1 --to /node/nobody/service/api"
                + " | ockam message send hello --from n1 --to -/service/echo")
                .failsSaying("Nothing came on the standard input for the '-' in '-/service/echo'");
    }

    @Test
    void channels_and_listeners_are_listed_shown_and_deleted(Ockam ockam) {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("secure-channel", "list", "--at", "n1").succeeds().showing("No secure channels found on n1");
        String channel = create(ockam, "n1", "/node/n1/service/api");
        String hex = channel.substring("/service/".length());
        ockam.run("secure-channel", "list", "--at", "n1").succeeds().showing("From n1 to /service/", "At " + channel);
        send(ockam, "n1", channel + "/service/echo").succeeds();
        JsonNode shown = ockam.run("secure-channel", "show", hex, "--at", "n1").succeeds().json();
        assertThat(shown.get("channel").asText()).isEqualTo("0#" + hex);
        assertThat(shown.get("authorized_identifiers").isNull()).isTrue();
        assertThat(shown.get("route").asText()).endsWith(" => 0#api");
        assertThat(shown.get("sent_messages").asInt()).isEqualTo(1);
        assertThat(ockam.run("node", "show", "n1").succeeds().json().get("secure_channels")).hasSize(2);
        ockam.run("secure-channel", "delete", channel, "--at", "n1", "--yes").succeeds().printing(channel);
        ockam.run("secure-channel", "delete", channel, "--at", "n1", "--yes").failsSaying(
                "Secure channel with address, 0#" + hex + ", not found");

        ockam.run("secure-channel-listener", "create", "l", "--at", "n1").succeeds();
        ockam.run("secure-channel-listener", "list", "--at", "n1").succeeds().showing("Listener at /service/api",
                "Listener at /service/l");
        ockam.run("secure-channel-listener", "show", "l", "--at", "n1").succeeds().showing("/service/l");
        ockam.run("secure-channel-listener", "create", "l", "--at", "n1")
                .failsSaying("An error occurred while creating the secure channel listener");
        ockam.run("secure-channel-listener", "delete", "l", "--at", "n1").succeeds().printing("0#l");
        ockam.run("secure-channel-listener", "delete", "l", "--at", "n1")
                .failsSaying("operation failed for address 0#l");
    }

    @Test
    void who_is_let_in_is_said_on_both_sides(Ockam ockam) {
        ockam.run("vault", "create", "v1").succeeds();
        ockam.run("vault", "create", "v2").succeeds();
        String i1 = identity(ockam, "i1", "v1");
        String i2 = identity(ockam, "i2", "v2");
        ockam.run("node", "create", "n1", "--identity", "i1").succeeds();
        ockam.run("node", "create", "n2", "--identity", "i1").succeeds();
        ockam.run("secure-channel-listener", "create", "l", "--at", "n2", "--identity", "i2", "--authorized", i1)
                .succeeds();
        ockam.shell(("ockam secure-channel create --from n1 --to /node/n2/service/l --authorized %s --identity i1"
                + " | ockam message send hello --from /node/n1 --to -/service/echo").formatted(i2)).succeeds()
                .printing("hello");
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n2/service/l", "--authorized", i1,
                "--identity", "i1").failsSaying("not one that is trusted");
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n2/service/l", "--identity", "nobody")
                .failsSaying("There is no Identity with name nobody on this machine.");
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n2/service/l", "--authorized", "Ix")
                .isRefusedAsUsage().reporting("Invalid identity identifier: Ix");
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n2")
                .failsSaying("names no listener");
        ockam.run("secure-channel", "create", "--from", "n1", "--to", "/node/n9/service/api")
                .failsSaying("There is no node with name n9");
    }

    @Test
    void through_hops_and_a_relay_of_another_node(Ockam ockam) {
        ockam.run("node", "create", "a").succeeds();
        ockam.run("node", "create", "relay").succeeds();
        ockam.run("node", "create", "b").succeeds();
        ockam.run("relay", "create", "b", "--at", "/node/relay", "--to", "/node/b").succeeds();
        ockam.run("service", "start", "hop", "--addr", "h1", "--at", "relay").succeeds();
        ockam.run("service", "start", "hop", "--addr", "h2", "--at", "relay").succeeds();
        String connection = ockam.run("tcp-connection", "create", "--from", "a", "--to",
                "127.0.0.1:" + ockam.node("relay").port()).succeeds().stdout();
        String channel = create(ockam, "a", connection + "/service/forward_to_b/service/api");
        send(ockam, "a", channel + "/service/uppercase").succeeds().printing("HELLO");
        String further = create(ockam, "a", connection + "/service/h1/service/h2/service/forward_to_b/service/api");
        send(ockam, "a", further + "/service/uppercase").succeeds().printing("HELLO");
    }

    @Test
    void echo_is_for_those_with_a_credential_where_an_authority_is_trusted(Ockam ockam) throws IOException {
        String authority = ockam.run("identity", "create", "authority").succeeds().stdout();
        String i1 = ockam.run("identity", "create", "i1").succeeds().stdout();
        ockam.run("identity", "create", "i2").succeeds();
        String history = ockam.run("identity", "show", "authority", "--full", "--encoding", "hex").succeeds().stdout();
        ockam.run("node", "create", "n1", "--identity", "i1", "--authority-identity", history, "--credential-scope",
                "test").succeeds();
        ockam.run("node", "create", "n2", "--identity", "i2", "--authority-identity", history).succeeds();
        Path file = ockam.scratch().resolve("credential");
        Files.writeString(file, ockam.run("credential", "issue", "--as", "authority", "--for", i1, "--encoding", "hex")
                .succeeds().stdout());
        ockam.run("credential", "store", "--issuer", authority, "--credential-path", file.toString(), "--at", "n1",
                "--scope", "test").succeeds();

        String member = create(ockam, "n1", "/node/n2/service/api", "--identity", "i1");
        ockam.run("message", "send", "hello", "--timeout", "5", "--from", "n1", "--to", member + "/service/echo")
                .succeeds().printing("hello");
        String stranger = create(ockam, "n2", "/node/n1/service/api", "--identity", "i2");
        ockam.run("message", "send", "hello", "--timeout", "1", "--from", "n2", "--to", stranger + "/service/echo")
                .failsSaying("timeout: 1s");
        ockam.run("message", "send", "hello", "--timeout", "5", "--from", "n2", "--to",
                stranger + "/service/uppercase").succeeds().printing("HELLO");
    }

    @Test
    void a_node_that_was_killed_has_its_channels_and_listeners_again(Ockam ockam) throws IOException {
        ockam.run("node", "create", "n1").succeeds();
        ockam.run("node", "create", "n2").succeeds();
        String channel = create(ockam, "n1", "/node/n2/service/api");
        ockam.node("n1").kill9();
        ockam.run("node", "start", "n1").succeeds();
        send(ockam, "n1", channel + "/service/uppercase").succeeds().printing("HELLO");
    }
}
