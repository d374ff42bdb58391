package io.ockam.identity.home;

import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.identity.purpose.Purpose;
import io.ockam.identity.purpose.PurposeKeyAttestation;
import io.ockam.identity.purpose.PurposeKeyRepository;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The attestations of named identities, in a file beside each: {@code state/identities/NAME.purpose.json}. Thread-safe. */
final class HomePurposeKeys implements PurposeKeyRepository {
    /** Both in hexadecimal, as they travel. */
    private record Attestations(Optional<String> secureChannel, Optional<String> credentials) {
        static final RecordFormat<Attestations> FORMAT = new RecordFormat<>("purpose key",
                Set.of("secure_channel", "credentials"), Attestations::toJson, Attestations::of);

        Optional<String> get(Purpose purpose) {
            return switch (purpose) {
                case SECURE_CHANNEL -> secureChannel;
                case CREDENTIALS -> credentials;
            };
        }

        Attestations with(Purpose purpose, String hex) {
            return switch (purpose) {
                case SECURE_CHANNEL -> new Attestations(Optional.of(hex), credentials);
                case CREDENTIALS -> new Attestations(secureChannel, Optional.of(hex));
            };
        }

        private JsonObject toJson() {
            return JsonObject.builder().putIfPresent("secure_channel", secureChannel)
                    .putIfPresent("credentials", credentials).build();
        }

        private static Attestations of(JsonObject fields) {
            return new Attestations(fields.optionalText("secure_channel"), fields.optionalText("credentials"));
        }
    }

    private final StateDirectory state;
    private final NamedIdentities named;
    private final IdentityIndex index;

    HomePurposeKeys(StateDirectory state, NamedIdentities named, IdentityIndex index) {
        this.state = state;
        this.named = named;
        this.index = index;
    }

    @Override
    public Optional<PurposeKeyAttestation> find(Identifier identifier, Purpose purpose) {
        return index.find(identifier).flatMap(identity -> file(identity).read())
                .flatMap(kept -> kept.get(purpose)).map(HomePurposeKeys::decode);
    }

    @Override
    public void keep(Identifier identifier, Purpose purpose, PurposeKeyAttestation attestation) {
        String hex = HexFormat.of().formatHex(attestation.toCbor());
        state.lock().holding(() -> {
            RecordFile<Attestations> file = file(
                    named.find(identifier).orElseThrow(() -> IdentityException.unknown(identifier)));
            if (file.update(kept -> kept.with(purpose, hex)).isEmpty()) {
                file.write(new Attestations(Optional.empty(), Optional.empty()).with(purpose, hex));
            }
            return true;
        });
    }

    private RecordFile<Attestations> file(IdentityRecord identity) {
        return new RecordFile<>(named.purposeKeys(identity.name()), Attestations.FORMAT, state.files(),
                Durability.DURABLE);
    }

    private static PurposeKeyAttestation decode(String hex) {
        try {
            return PurposeKeyAttestation.decode(Bytes.hex(hex));
        } catch (IllegalArgumentException e) {
            throw new JsonException("expected an attestation in hexadecimal digits", e);
        }
    }
}
