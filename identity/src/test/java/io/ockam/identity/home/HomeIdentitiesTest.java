package io.ockam.identity.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities.Added;
import io.ockam.identity.purpose.OwnPurposeKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeIdentitiesTest {
    private static final Name VAULT = Name.of("default");

    @TempDir
    Path home;

    /** As a process of its own would see it. */
    private HomeIdentities command() {
        return HomeIdentities.ofCommand(new StateDirectory(home), InstantSource.system());
    }

    private IdentityRecord create(String name) {
        HomeIdentities command = command();
        return command.create(Name.of(name), command.vaults().meantOrNew().vault().name()).identity();
    }

    private Node node(String name) {
        StateDirectory state = new StateDirectory(home);
        try (Creation creation = state.nodes().create(NodeRecord.named(Name.of(name)))) {
            creation.commit();
            return creation.node();
        }
    }

    private HomeIdentities process(Node node) {
        return HomeIdentities.ofNode(new StateDirectory(home), node, InstantSource.system());
    }

    @Test
    void an_identity_that_one_process_made_signs_in_another() {
        IdentityRecord made = create("alice");
        HomeIdentities other = command();
        IdentityRecord found = other.named().get(Name.of("alice"));
        assertThat(found).isEqualTo(made);
        IdentityServices services = other.servicesOf(found);
        OwnPurposeKey key = services.purposeKeys().secureChannelKey(found.identifier());
        assertThat(services.purposeKeys().verify(key.attestation(), Optional.of(found.identifier())))
                .isEqualTo(key.data());
        assertThat(command().servicesOf(found).purposeKeys().secureChannelKey(found.identifier())).isEqualTo(key);
    }

    @Test
    void every_file_is_its_owners_only() throws IOException {
        IdentityRecord made = create("alice");
        command().servicesOf(made).purposeKeys().credentialKey(made.identifier());
        try (Stream<Path> files = Files.walk(home.resolve("state"))) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void many_processes_that_need_an_identity_at_once_get_the_same() {
        Queue<IdentityRecord> got = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> {
                    HomeIdentities command = command();
                    Name vault = command.vaults().meantOrNew().vault().name();
                    got.add(command.createDefault(command.named().freeName(), vault).identity());
                });
            }
        }
        assertThat(got).hasSize(20);
        assertThat(Set.copyOf(got)).hasSize(1);
        assertThat(command().named().list().found()).hasSize(1);
        assertThat(command().vaults().list().found()).hasSize(1);
    }

    @Test
    void a_name_that_was_taken_meanwhile_leaves_no_key_behind() {
        IdentityRecord first = create("alice");
        assertThat(command().create(Name.of("alice"), VAULT)).isEqualTo(new Added.NameTaken(first));
        assertThat(home.resolve("state/vaults/default.keys.json")).content().containsOnlyOnce("signing_ed25519");
    }

    @Test
    void after_a_rotation_other_processes_attest_with_the_new_key() {
        IdentityRecord alice = create("alice");
        HomeIdentities running = command();
        OwnPurposeKey old = running.servicesOf(alice).purposeKeys().secureChannelKey(alice.identifier());
        Identity rotated = command().servicesOf(alice).identities().rotate(alice.identifier(), NewKey.DEFAULT);
        assertThat(rotated.changes()).hasSize(2);
        OwnPurposeKey fresh = running.servicesOf(alice).purposeKeys().secureChannelKey(alice.identifier());
        assertThat(fresh).isNotEqualTo(old);
        assertThat(fresh.data().subjectLatestChange()).isEqualTo(rotated.latest().hash());
        assertThatThrownBy(() -> running.servicesOf(alice).purposeKeys().verify(old.attestation(), Optional.empty()))
                .hasMessageContaining("not made under the latest key");
        assertThat(command().named().get(Name.of("alice")).history()).isEqualTo(rotated.history());
    }

    @Test
    void a_running_node_follows_a_vault_that_is_moved() {
        command().vaults().create(Optional.of(VAULT), Optional.empty());
        command().vaults().create(Optional.of(Name.of("second")), Optional.empty());
        IdentityRecord alice = command().create(Name.of("alice"), Name.of("second")).identity();
        try (HomeIdentities running = process(node("n1"))) {
            running.servicesOf(alice).purposeKeys().credentialKey(alice.identifier());
            Path target = home.resolve("elsewhere/keys.json");
            command().vaults().move(Name.of("second"), target);
            running.servicesOf(alice).identities().rotate(alice.identifier(), NewKey.DEFAULT);
            assertThat(target).exists();
            assertThat(home.resolve("state/vaults/second.keys.json")).doesNotExist();
        }
    }

    @Test
    void a_node_knows_after_a_restart_whom_it_has_met_and_commands_know_them_too() {
        Node n1 = node("n1");
        Identity stranger = stranger();
        try (HomeIdentities running = process(n1)) {
            running.verifying().identities().receive(stranger.history(), Optional.empty());
        }
        try (HomeIdentities again = process(n1)) {
            assertThat(again.verifying().identities().get(stranger.identifier())).isEqualTo(stranger);
        }
        assertThat(command().verifying().identities().get(stranger.identifier())).isEqualTo(stranger);
        try (HomeIdentities other = process(node("n2"))) {
            assertThat(other.verifying().identities().find(stranger.identifier())).isEmpty();
        }
    }

    @Test
    void an_older_history_is_refused_after_a_restart_as_well() {
        Node n1 = node("n1");
        IdentityServices elsewhere = IdentityServices.inMemory(
                SoftwareVault.inMemory().inAllSlots(), InstantSource.system());
        Identity before = elsewhere.identities().create(NewKey.DEFAULT);
        Identity after = elsewhere.identities().rotate(before.identifier(), NewKey.DEFAULT);
        try (HomeIdentities running = process(n1)) {
            running.verifying().identities().receive(before.history(), Optional.empty());
            running.verifying().identities().receive(after.history(), Optional.empty());
        }
        try (HomeIdentities again = process(n1)) {
            assertThatThrownBy(() -> again.verifying().identities().receive(before.history(), Optional.empty()))
                    .isInstanceOfSatisfying(IdentityException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.CONSISTENCY_ERROR));
        }
    }

    @Test
    void a_credential_that_a_command_stores_is_found_by_the_running_node() {
        IdentityRecord issuer = create("issuer");
        IdentityRecord subject = create("subject");
        Node n1 = node("n1");
        NodeCredentials running = new NodeCredentials(new StateDirectory(home), n1.name());
        assertThat(running.list()).isEmpty();
        HomeIdentities command = command();
        CredentialAndPurposeKey credential = command.servicesOf(issuer).credentials().issue(issuer.identifier(),
                subject.identifier(), Attributes.of(Map.of("a", "b")), Duration.ofMinutes(1));
        StoredCredential stored = new StoredCredential(issuer.identifier(), subject.identifier(), "test",
                credential.credential().claims().validity().until(), credential);
        NodeCredentials another = new NodeCredentials(new StateDirectory(home), n1.name());
        another.keep(stored);
        another.keep(stored);
        assertThat(running.list()).isEqualTo(List.of(stored));
        running.delete(stored);
        assertThat(another.list()).isEmpty();
    }

    private static Identity stranger() {
        return IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system()).identities().create(NewKey.DEFAULT);
    }
}
