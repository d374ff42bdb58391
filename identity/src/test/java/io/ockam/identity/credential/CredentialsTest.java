package io.ockam.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.retriever.CredentialRetrievers;
import io.ockam.identity.services.AuthorityAttributes;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(1_800_000_000));
    private final InstantSource clock = now::get;
    private final IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(), clock);
    private final Identity authority = services.identities().create(NewKey.DEFAULT);
    private final Identity other = services.identities().create(NewKey.DEFAULT);
    private final Identity member = services.identities().create(NewKey.DEFAULT);

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private CredentialAndPurposeKey issue(Identity issuer, Map<String, String> attributes) {
        return services.credentials().issue(issuer.identifier(), member.identifier(), Attributes.of(attributes),
                Duration.ofSeconds(60));
    }

    private Optional<Map<String, String>> known(Identity issuer) {
        return new AuthorityAttributes(services.credentials(), issuer.identifier())
                .of(member.identifier().toString());
    }

    private static void assertRefused(Reason reason, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(IdentityException.class,
                e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void attributes_are_known_from_when_a_credential_is_received_until_it_expires() {
        assertThat(known(authority)).isEmpty();
        services.credentials().receive(member.identifier(), issue(authority, Map.of("role", "admin")),
                authority.identifier());
        assertThat(known(authority)).contains(Map.of("role", "admin"));
        assertThat(known(other)).as("said by somebody else").isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(known(authority)).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(known(authority)).isEmpty();
    }

    @Test
    void the_last_credential_counts_and_a_bad_one_changes_nothing() {
        Identifier peer = member.identifier();
        services.credentials().receive(peer, issue(authority, Map.of("role", "admin")), authority.identifier());
        services.credentials().receive(peer, issue(authority, Map.of("role", "guest")), authority.identifier());
        assertThat(known(authority)).contains(Map.of("role", "guest"));
        assertRefused(Reason.UNKNOWN_AUTHORITY, () -> services.credentials().receive(peer,
                issue(other, Map.of("role", "king")), authority.identifier()));
        assertRefused(Reason.CREDENTIAL_VERIFICATION_FAILED, () -> services.credentials().receive(other.identifier(),
                issue(authority, Map.of("role", "king")), authority.identifier()));
        assertThat(known(authority)).contains(Map.of("role", "guest"));
    }

    @Test
    void a_rotation_of_the_issuer_makes_its_credentials_void() {
        CredentialAndPurposeKey before = issue(authority, Map.of());
        services.identities().rotate(authority.identifier(), NewKey.DEFAULT);
        assertRefused(Reason.PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED, () -> services.credentials().verify(before,
                Optional.empty(), List.of(authority.identifier())));
        services.credentials().verify(issue(authority, Map.of()), Optional.of(member.identifier()),
                List.of(authority.identifier()));
    }

    @Test
    void a_credential_is_not_good_before_its_time_or_after_it() {
        CredentialAndPurposeKey credential = issue(authority, Map.of());
        Runnable verify = () -> services.credentials().verify(credential, Optional.empty(),
                List.of(authority.identifier()));
        pass(Duration.ofMinutes(-1));
        verify.run();
        pass(Duration.ofSeconds(-1));
        assertRefused(Reason.PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED, verify);
        pass(Duration.ofSeconds(61 + 60));
        verify.run();
        pass(Duration.ofSeconds(1));
        assertRefused(Reason.CREDENTIAL_VERIFICATION_FAILED, verify);
    }

    @Test
    void a_credential_cannot_outlive_the_key_that_signs_it() {
        assertThatThrownBy(() -> services.credentials().issue(authority.identifier(), member.identifier(),
                Attributes.of(Map.of()), Duration.ofDays(2000))).isInstanceOf(OckamException.class)
                .hasMessageContaining("does not fit into the time of the issuer's key");
    }

    @Test
    void a_stored_credential_is_presented_while_it_is_good_and_deleted_afterwards() {
        CredentialRepository stored = new InMemoryCredentials();
        CredentialRetriever retriever = CredentialRetrievers.stored(stored, authority.identifier(), "test", clock)
                .of(member.identifier()).orElseThrow();
        retriever.initialize();
        assertRefused(Reason.NO_CREDENTIAL, retriever::retrieve);
        CredentialAndPurposeKey credential = issue(authority, Map.of("role", "admin"));
        Timestamp expires = credential.credential().claims().validity().until();
        stored.keep(new StoredCredential(authority.identifier(), member.identifier(), "other", expires, credential));
        assertRefused(Reason.NO_CREDENTIAL, retriever::retrieve);
        stored.keep(new StoredCredential(authority.identifier(), member.identifier(), "test", expires, credential));
        assertThat(retriever.retrieve()).isEqualTo(credential);
        pass(Duration.ofSeconds(60));
        assertRefused(Reason.NO_CREDENTIAL, retriever::retrieve);
        assertThat(stored.list()).hasSize(1);
    }
}
