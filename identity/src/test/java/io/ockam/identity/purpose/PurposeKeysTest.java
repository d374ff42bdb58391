package io.ockam.identity.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.Timestamp;
import io.ockam.identity.Validity;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PurposeKeysTest {
    private static final Instant START = Instant.ofEpochSecond(1_800_000_000);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final SoftwareVault vault = SoftwareVault.inMemory();
    private final IdentityServices services = IdentityServices.inMemory(vault.inAllSlots(), clock);
    private final Identity alice = services.identities().create(NewKey.DEFAULT);
    private final PurposeKeys keys = services.purposeKeys();

    private OwnPurposeKey.ForSecureChannels channelKey() {
        return keys.secureChannelKey(alice.identifier());
    }

    @Test
    void a_key_is_made_once_and_is_good_for_five_years() {
        OwnPurposeKey.ForSecureChannels key = channelKey();
        assertThat(channelKey()).isEqualTo(key);
        assertThat(key.data().validity())
                .isEqualTo(Validity.of(Timestamp.of(START), Duration.ofDays(1825)));
        assertThat(key.data().key()).isEqualTo(new PurposeKey.SecureChannelKey(vault.publicKey(key.handle())));
        assertThat(keys.verify(key.attestation(), Optional.of(alice.identifier()))).isEqualTo(key.data());
    }

    @Test
    void a_key_is_made_anew_when_it_has_expired() {
        OwnPurposeKey.ForSecureChannels key = channelKey();
        now.set(START.plus(PurposeKeys.LIFETIME));
        assertThat(channelKey()).isEqualTo(key);
        now.set(START.plus(PurposeKeys.LIFETIME).plusSeconds(1));
        assertThat(channelKey()).isNotEqualTo(key);
    }

    @Test
    void a_key_is_made_anew_when_its_secret_has_gone() {
        OwnPurposeKey.ForSecureChannels key = channelKey();
        assertThat(vault.deleteStaticKey(key.handle())).isTrue();
        assertThat(channelKey()).isNotEqualTo(key);
        OwnPurposeKey.ForCredentials signing = keys.credentialKey(alice.identifier());
        assertThat(vault.delete(signing.handle())).isTrue();
        assertThat(keys.credentialKey(alice.identifier())).isNotEqualTo(signing);
    }

    @Test
    void the_keys_of_both_purposes_do_not_touch_each_other() {
        OwnPurposeKey.ForSecureChannels channel = channelKey();
        OwnPurposeKey.ForCredentials signing = keys.createCredentialKey(alice.identifier(), SigningKeyType.ECDSA_P256,
                Duration.ofDays(1));
        assertThat(channelKey()).isEqualTo(channel);
        assertThat(keys.credentialKey(alice.identifier())).isEqualTo(signing);
    }

    @Test
    void a_key_never_outlives_that_of_the_identity() {
        now.set(START.plus(Duration.ofDays(3000)));
        OwnPurposeKey.ForSecureChannels key = channelKey();
        assertThat(key.data().validity().until()).isEqualTo(alice.latest().validity().until());
        Validity longer = Validity.of(Timestamp.of(now.get()), Duration.ofDays(1000));
        assertThatThrownBy(() -> keys.attest(alice.identifier(), key.data().key(), longer))
                .isInstanceOf(OckamException.class).hasMessageContaining("does not fit");
        now.set(START.plus(NewKey.LIFETIME).plusSeconds(1));
        assertThatThrownBy(this::channelKey).isInstanceOfSatisfying(IdentityException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.KEY_NOT_VALID_NOW));
    }

    @Test
    void without_the_secret_of_the_identity_no_key_is_made_and_none_is_left() {
        Identity stranger = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(), clock).identities()
                .create(NewKey.DEFAULT);
        services.identities().receive(stranger.history(), Optional.empty());
        int before = vault.counts().staticKeys();
        assertThatThrownBy(() -> keys.secureChannelKey(stranger.identifier())).hasMessageContaining("has no key");
        assertThat(vault.counts().staticKeys()).isEqualTo(before);
    }

    @Test
    void a_new_key_replaces_the_one_before() {
        OwnPurposeKey.ForSecureChannels first = channelKey();
        OwnPurposeKey.ForSecureChannels second = keys.createSecureChannelKey(alice.identifier(), Duration.ofDays(1));
        assertThat(second).isNotEqualTo(first);
        assertThat(channelKey()).isEqualTo(second);
    }
}
