package io.ockam.identity.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.Vectors;
import io.ockam.vault.SigningKeyHandle;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    private static final long NOW = 1_800_000_000;

    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final InMemoryHistories known = new InMemoryHistories();

    private Identities at(long now) {
        return new Identities(vault, new SoftwareVerifier(), known, Vectors.at(now));
    }

    private static Identities stranger() {
        return new Identities(SoftwareVault.inMemory(), new SoftwareVerifier(), new InMemoryHistories(),
                Vectors.at(NOW));
    }

    private static void assertRefused(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(IdentityException.class,
                e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void a_new_identity_has_an_ed25519_key_for_ten_years() {
        Identity made = at(NOW).create(NewKey.DEFAULT);
        assertThat(made.latest().primaryKey().type()).isEqualTo(SigningKeyType.ED25519);
        assertThat(made.latest().validity())
                .isEqualTo(new Validity(new Timestamp(NOW), new Timestamp(NOW + 315_360_000)));
        assertThat(made.identifier().hash()).isEqualTo(made.changes().getFirst().hash().bytes());
        assertThat(at(NOW).get(made.identifier())).isEqualTo(made);
    }

    @Test
    void a_rotation_keeps_the_identifier_and_deletes_the_old_key() {
        Identity before = at(NOW).create(NewKey.DEFAULT);
        Identity after = at(NOW + 1).rotate(before.identifier(), NewKey.DEFAULT.ofType(SigningKeyType.ECDSA_P256));
        assertThat(after.identifier()).isEqualTo(before.identifier());
        assertThat(after.compareTo(before)).isEqualTo(Comparison.NEWER);
        assertThat(vault.signingKeys()).isOne();
        assertThat(vault.publicKey(at(NOW + 1).signingKey(after))).isEqualTo(after.latest().primaryKey());
    }

    @Test
    void an_expired_key_signs_nothing_and_neither_does_one_whose_time_has_not_come() {
        Identity made = at(NOW).create(NewKey.DEFAULT.validFor(Duration.ofSeconds(10)));
        assertThat(at(NOW + 10).signingKey(made)).isNotNull();
        assertRefused(Reason.KEY_NOT_VALID_NOW, () -> at(NOW + 11).signingKey(made));
        assertRefused(Reason.KEY_NOT_VALID_NOW, () -> at(NOW - 1).signingKey(made));
        assertRefused(Reason.KEY_NOT_VALID_NOW, () -> at(NOW + 11).rotate(made.identifier(), NewKey.DEFAULT));
        assertThat(vault.signingKeys()).as("no new key is left").isOne();
    }

    @Test
    void a_rotation_that_fails_leaves_everything_as_it_was() {
        Identity made = at(NOW).create(NewKey.DEFAULT);
        Validity earlier = new Validity(new Timestamp(NOW - 1), new Timestamp(NOW + 100));
        assertThatThrownBy(() -> at(NOW).rotate(made.identifier(), NewKey.DEFAULT.valid(earlier)))
                .hasMessageContaining("from an earlier time than the old one");
        Validity empty = new Validity(new Timestamp(NOW + 1), new Timestamp(NOW));
        assertThatThrownBy(() -> at(NOW).rotate(made.identifier(), NewKey.DEFAULT.valid(empty)))
                .isInstanceOf(OckamException.class);
        assertThat(at(NOW).get(made.identifier())).isEqualTo(made);
        assertThat(vault.signingKeys()).isOne();
        assertThat(at(NOW).rotate(made.identifier(), NewKey.DEFAULT).changes()).hasSize(2);
    }

    @Test
    void without_its_secret_an_identity_cannot_be_rotated() {
        Identity made = stranger().create(NewKey.DEFAULT);
        at(NOW).receive(made.history(), Optional.empty());
        assertThatThrownBy(() -> at(NOW).rotate(made.identifier(), NewKey.DEFAULT)).hasMessageContaining("has no key");
        assertThat(vault.signingKeys()).isZero();
    }

    @Test
    void what_is_received_replaces_what_is_known_only_if_it_goes_on_from_it() {
        Identities stranger = stranger();
        Identity one = stranger.create(NewKey.DEFAULT);
        Identity two = stranger.rotate(one.identifier(), NewKey.DEFAULT);
        Identities ours = at(NOW);
        ours.receive(one.history(), Optional.empty());
        ours.receive(one.history(), Optional.empty());
        ours.receive(two.history(), Optional.of(one.identifier()));
        assertRefused(Reason.CONSISTENCY_ERROR, () -> ours.receive(one.history(), Optional.empty()));
        assertThat(ours.receiveUnlessOlder(one.history(), Optional.empty())).isEqualTo(two);
        assertThat(ours.get(one.identifier())).isEqualTo(two);
    }

    @Test
    void a_history_that_forks_is_refused_whichever_branch_comes_second() {
        SoftwareVault keys = SoftwareVault.inMemory();
        Identities first = new Identities(keys, new SoftwareVerifier(), new InMemoryHistories(), Vectors.at(NOW));
        Identity root = first.create(NewKey.DEFAULT);
        SigningKeyHandle rootKey = first.signingKey(root);
        SoftwareVault copy = SoftwareVault.inMemory();
        try (var secret = keys.exportSigningKey(rootKey)) {
            copy.importSigningKey(SigningKeyType.ED25519, secret);
        }
        Identities second = new Identities(copy, new SoftwareVerifier(), new InMemoryHistories(), Vectors.at(NOW));
        second.receive(root.history(), Optional.empty());
        Identity left = first.rotate(root.identifier(), NewKey.DEFAULT);
        Identity right = second.rotate(root.identifier(), NewKey.DEFAULT);
        right = second.rotate(right.identifier(), NewKey.DEFAULT); // longer, and still a fork
        ChangeHistory longer = right.history();

        Identities ours = at(NOW);
        ours.receive(left.history(), Optional.empty());
        assertRefused(Reason.CONSISTENCY_ERROR, () -> ours.receive(longer, Optional.empty()));
        assertRefused(Reason.CONSISTENCY_ERROR, () -> ours.receiveUnlessOlder(longer, Optional.empty()));
        assertThat(ours.get(root.identifier())).isEqualTo(left);
    }

    @Test
    void an_own_history_must_belong_to_the_key() {
        SoftwareVault elsewhere = SoftwareVault.inMemory();
        Identities there = new Identities(elsewhere, new SoftwareVerifier(), new InMemoryHistories(), Vectors.at(NOW));
        Identity made = there.create(NewKey.DEFAULT);
        SigningKeyHandle wrong = vault.generate(SigningKeyType.ED25519);
        assertRefused(Reason.WRONG_SECRET_KEY, () -> at(NOW).receiveOwn(made.history(), Optional.empty(), wrong));
        assertThat(at(NOW).find(made.identifier())).isEmpty();
        try (var secret = elsewhere.exportSigningKey(there.signingKey(made))) {
            SigningKeyHandle right = vault.importSigningKey(SigningKeyType.ED25519, secret);
            assertThat(at(NOW).receiveOwn(made.history(), Optional.empty(), right)).isEqualTo(made);
        }
        assertThat(at(NOW).rotate(made.identifier(), NewKey.DEFAULT).changes()).hasSize(2);
    }

    @Test
    void of_many_that_present_histories_at_once_the_newest_stays() {
        Identities stranger = stranger();
        List<Identity> versions = new ArrayList<>(List.of(stranger.create(NewKey.DEFAULT)));
        Identifier identifier = versions.getFirst().identifier();
        for (int i = 0; i < 8; i++) {
            versions.add(stranger.rotate(identifier, NewKey.DEFAULT));
        }
        Identities ours = at(NOW);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                ChangeHistory history = versions.get(i % versions.size()).history();
                threads.execute(() -> ours.receiveUnlessOlder(history, Optional.empty()));
            }
        }
        assertThat(ours.get(identifier)).isEqualTo(versions.getLast());
    }

    @Test
    void nobody_can_be_made_to_verify_thousands_of_changes() {
        Change change = stranger().create(NewKey.DEFAULT).history().changes().getFirst();
        assertThatThrownBy(() -> new ChangeHistory(Collections.nCopies(1001, change)))
                .hasMessageContaining("at most 1000 changes");
    }
}
