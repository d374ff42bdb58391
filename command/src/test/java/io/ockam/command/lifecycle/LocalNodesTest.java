package io.ockam.command.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.command.terminal.Streams;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.terminal.TerminalSettings;
import io.ockam.command.terminal.Tty;
import io.ockam.control.api.NodeResources;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.NodeStatus;
import io.ockam.state.StateDirectory;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNodesTest {
    @TempDir
    Path folder;

    private StateDirectory state;
    private LocalNodes nodes;

    @BeforeEach
    void home() {
        state = new StateDirectory(folder.resolve("home"));
        Terminal terminal = new Terminal(
                new Streams(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, false, Tty.NONE),
                TerminalSettings.USUAL, "");
        nodes = new LocalNodes(state, terminal, Duration.ofSeconds(5));
    }

    private Node stopped(String name, Optional<String> address) {
        NodeRecord record = NodeRecord.named(new Name(name));
        try (Creation creation = state.nodes().create(address.map(record::withTcpBoundAddress).orElse(record))) {
            creation.commit();
            return creation.node();
        }
    }

    @Test
    void a_node_is_named_plainly_or_by_the_beginning_of_an_address() {
        assertThat(LocalNodes.nameIn("n1")).isEqualTo(new Name("n1"));
        assertThat(LocalNodes.nameIn("/node/n1")).isEqualTo(new Name("n1"));
        assertThat(LocalNodes.nameIn("/node/n1/service/echo")).isEqualTo(new Name("n1"));
        assertThatThrownBy(() -> LocalNodes.nameIn("")).hasMessageStartingWith("Empty address in input");
        assertThatThrownBy(() -> LocalNodes.nameIn("/tcp/4000")).hasMessage("Protocol tcp not supported");
        assertThatThrownBy(() -> LocalNodes.nameIn("a/b")).hasMessageContaining("neither a name nor an address");
        assertThatThrownBy(() -> LocalNodes.nameIn("/node/../x")).hasMessageContaining("not valid");
    }

    @Test
    void without_a_name_the_default_node_is_meant() {
        assertThatThrownBy(() -> nodes.get(Optional.empty())).hasMessage("There is no default node");
        stopped("n1", Optional.empty());
        stopped("n2", Optional.empty());
        assertThat(nodes.get(Optional.empty()).name()).isEqualTo(new Name("n1"));
        assertThat(nodes.get(Optional.of(new Name("n2"))).name()).isEqualTo(new Name("n2"));
        assertThatThrownBy(() -> nodes.get(Optional.of(new Name("n3")))).hasMessage("There is no node with name n3");
    }

    @Test
    void names_of_nodes_in_an_address_become_where_they_listen() {
        stopped("v4", Optional.of("127.0.0.1:4000"));
        stopped("v6", Optional.of("[::1]:4001"));
        stopped("new", Optional.empty());
        assertThat(nodes.withoutNames(MultiAddress.parse("/node/v4/service/hop/node/v6/secure/api")))
                .hasToString("/ip4/127.0.0.1/tcp/4000/service/hop/ip6/::1/tcp/4001/secure/api");
        assertThatThrownBy(() -> nodes.withoutNames(MultiAddress.parse("/node/nope")))
                .hasMessage("There is no node with name nope");
        assertThatThrownBy(() -> nodes.withoutNames(MultiAddress.parse("/node/new")))
                .hasMessage("No transport API has been set on the node");
    }

    @Test
    void a_node_that_does_not_run_is_shown_and_cannot_be_asked() {
        Node node = stopped("n1", Optional.of("127.0.0.1:4000"));
        NodeResources seen = nodes.look(node);
        assertThat(seen.status()).isEqualTo(new NodeStatus.Stopped());
        assertThat(seen.route().shortForm()).isEqualTo("/node/n1");
        assertThat(seen.services()).isEmpty();
        assertThatThrownBy(() -> nodes.client(node)).hasMessage("Failed to connect to node n1 at 127.0.0.1:4000");
    }
}
