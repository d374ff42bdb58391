package io.ockam.daemon;

import static io.ockam.daemon.RunningNode.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletRequest;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletRequest;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.Policy;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.core.OckamException;
import io.ockam.core.net.IpPort;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come back into a world that has changed meanwhile, or that were killed in the middle of something. */
class InterruptedTest {
    private static final String ONE = "(= 1 1)";
    private static final String TWO = "(= 2 2)";

    @TempDir
    Path folder;

    private StateDirectory state;

    @BeforeEach
    void prepare() {
        state = new StateDirectory(folder.resolve("home"));
    }

    private static OutletStatus outlet(RunningNode node, String address, String policy) {
        return node.client.call(PortalApi.CREATE_OUTLET,
                new OutletRequest("127.0.0.1:1", false, Optional.of(address), Optional.of(policy)));
    }

    private static Optional<String> policy(RunningNode node, String resource) {
        return node.client.call(PortalApi.POLICIES).stream().filter(policy -> policy.resource().equals(resource))
                .map(Policy::expression).findFirst();
    }

    private static void set(RunningNode node, String resource, String expression) {
        node.client.call(PortalApi.SET_POLICY, new Policy(Policy.Scope.RESOURCE, resource, expression));
    }

    private Path resources() {
        return state.nodes().get(new Name("n1")).folder().resolve("resources");
    }

    /** The record of that kind and name. */
    private Path record(String kind, String name) throws IOException {
        try (Stream<Path> files = Files.list(resources())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String text = Files.readString(file);
                if (text.contains("\"kind\": \"" + kind + "\"") && text.contains("\"name\": \"" + name + "\"")) {
                    return file;
                }
            }
        }
        throw new AssertionError("no record of " + kind + " " + name);
    }

    @Test
    void an_inlet_whose_port_was_taken_meanwhile_says_so_and_takes_it_when_it_is_free() throws IOException {
        try (RunningNode two = RunningNode.create(state, "n2")) {
            String port = inletOf(two);
            ServerSocket thief = new ServerSocket();
            thief.bind(IpPort.parse(port).socketAddress());
            try (RunningNode again = RunningNode.start(state, "n1")) {
                try (thief) {
                    eventually(() -> inlet(again).session().orElseThrow().reason().orElse("")
                            .contains("The address " + port + " is already in use"));
                    assertThat(inlet(again).status()).isEqualTo(ConnectionStatus.DOWN);
                }
                eventually(() -> inlet(again).status() == ConnectionStatus.UP);
                assertThat(inlet(again).bindAddr()).isEqualTo(port);
                assertThat(policy(again, "web")).contains(ONE);
            }
        }
    }

    /** Makes one, and ends its node. @return where it listened */
    private String inletOf(RunningNode peer) {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            InletStatus made = one.client.call(PortalApi.CREATE_INLET,
                    new InletRequest("127.0.0.1:0", peer.at() + "/service/outlet",
                            "web", Optional.empty(), Optional.empty(), Duration.ofSeconds(5), true, Optional.of(ONE)));
            assertThat(made.status()).isEqualTo(ConnectionStatus.UP);
            return made.bindAddr();
        }
    }

    private static InletStatus inlet(RunningNode node) {
        return node.client.call(PortalApi.INLET, "web");
    }

    @Test
    void a_policy_whose_resource_was_not_kept_any_more_is_forgotten() throws IOException {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            outlet(one, "whole", ONE);
            outlet(one, "half", ONE);
            set(one, "independent", ONE);
        }
        Files.delete(record("outlet", "half")); // as if the node had been killed before it was written
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(policy(again, "half")).isEmpty();
            assertThat(policy(again, "whole")).contains(ONE);
            assertThat(policy(again, "independent")).contains(ONE);
            assertThat(again.info().notRestored()).isEmpty();
        }
        assertThatThrownBy(() -> record("policy", "tcp-outlet half")).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_policy_that_was_replaced_for_a_resource_that_was_not_kept_is_back() throws IOException {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            set(one, "half", ONE);
            outlet(one, "half", TWO);
            assertThat(policy(one, "half")).contains(TWO);
        }
        Files.delete(record("outlet", "half"));
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(policy(again, "half")).contains(ONE);
        }
        try (RunningNode third = RunningNode.start(state, "n1")) {
            assertThat(policy(third, "half")).contains(ONE);
        }
    }

    @Test
    void while_a_record_cannot_be_read_no_policy_is_forgotten() throws IOException {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            outlet(one, "half", ONE);
        }
        Path damaged = record("outlet", "half");
        Path sound = Files.copy(damaged, folder.resolve("sound"));
        Files.writeString(damaged, "not json");
        try (RunningNode again = RunningNode.start(state, "n1")) {
            assertThat(policy(again, "half")).contains(ONE);
        }
        Files.move(sound, damaged, StandardCopyOption.REPLACE_EXISTING);
        try (RunningNode third = RunningNode.start(state, "n1")) {
            assertThat(policy(third, "half")).contains(ONE);
            assertThat(third.client.call(PortalApi.OUTLETS)).hasSize(1);
        }
    }

    @Test
    void a_policy_that_the_disk_keeps_holds_although_somebody_wants_it_deleted() throws IOException {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            set(one, "db", ONE);
            Path kept = record("policy", "resource db");
            Files.delete(kept);
            Files.createDirectories(kept.resolve("in the way"));
            assertThatThrownBy(() -> one.client.call(PortalApi.DELETE_POLICY, "resource", "db"))
                    .isInstanceOf(OckamException.class);
            assertThat(policy(one, "db")).contains(ONE);
        }
    }

    @Test
    void a_policy_that_cannot_be_read_lets_nobody_in() throws IOException {
        try (RunningNode one = RunningNode.create(state, "n1")) {
            one.client.call(PortalApi.CREATE_OUTLET,
                    new OutletRequest("127.0.0.1:1", false, Optional.of("db"), Optional.empty()));
            set(one, "db", ONE);
        }
        Files.writeString(record("policy", "resource db"), "not json");
        try (RunningNode again = RunningNode.start(state, "n1"); RunningNode two = RunningNode.create(state, "n2")) {
            InletStatus inlet = two.client.call(PortalApi.CREATE_INLET, new InletRequest("127.0.0.1:0",
                    again.at() + "/service/db", "web", Optional.empty(), Optional.empty(), Duration.ofSeconds(5), true,
                    Optional.empty()));
            try (Socket client = new Socket()) {
                client.connect(IpPort.parse(inlet.bindAddr()).socketAddress());
                client.setSoTimeout((int) RunningNode.SOON.toMillis());
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(again.client.call(PortalApi.OUTLET, "db").traffic().lastError().orElseThrow())
                    .contains("admits nobody without a secure channel");
        }
    }
}
