package io.ockam.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ockam.core.Bytes;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.Identities;
import io.ockam.identity.services.IdentityServices;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.VerifyingKey;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The known structures of src/test/resources/vectors, most of them made by the Rust implementation. */
public final class Vectors {
    private Vectors() {}

    public static JsonNode identity() {
        return load("identity.json");
    }

    public static JsonNode captured() {
        return load("captured-identities.json");
    }

    private static JsonNode load(String file) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> items(JsonNode array) {
        return array.valueStream();
    }

    public static Bytes hex(JsonNode node) {
        return Bytes.hex(node.asText());
    }

    public static ChangeHistory history(JsonNode node) {
        return ChangeHistory.parse(node.asText());
    }

    public static SigningKeyType type(JsonNode name) {
        return name.asText().equals("EdDSACurve25519") ? SigningKeyType.ED25519 : SigningKeyType.ECDSA_P256;
    }

    public static VerifyingKey key(JsonNode of, String type, String bytes) {
        return new VerifyingKey(type(of.get(type)), hex(of.get(bytes)));
    }

    public static SecretBytes secret(JsonNode hex) {
        return SecretBytes.own(hex(hex).toArray());
    }

    public static InstantSource at(long seconds) {
        return InstantSource.fixed(Instant.ofEpochSecond(seconds));
    }

    /** Services in memory that know {@code histories}. */
    public static IdentityServices knowing(long now, Stream<ChangeHistory> histories) {
        return knowing(SoftwareVault.inMemory(), now, histories);
    }

    public static IdentityServices knowing(SoftwareVault vault, long now, Stream<ChangeHistory> histories) {
        IdentityServices services = IdentityServices.inMemory(vault.inAllSlots(), at(now));
        Identities identities = services.identities();
        histories.forEach(history -> identities.receive(history, Optional.empty()));
        return services;
    }
}
