package io.ockam.command.credential;

import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialData;
import io.ockam.state.json.JsonObject;
import java.util.List;

/** A credential as it is shown: what it claims, and itself in hexadecimal. */
record CredentialOutput(Identifier issuer, String subject, CredentialData data, String hex) {

    /** @throws io.ockam.core.OckamException if what it claims cannot be read */
    static CredentialOutput of(CredentialAndPurposeKey credential) {
        CredentialData data = credential.credential().claims();
        return new CredentialOutput(credential.attestation().claims().subject(),
                data.subject().map(Identifier::toString).orElse(""), data, credential.toHex());
    }

    /** For people. */
    List<String> lines() {
        return List.of("subject: " + subject, "issuer: " + issuer, "created at: " + created(),
                "expires at: " + expires(), "attributes: " + attributes().compact());
    }

    JsonObject toJson() {
        return JsonObject.builder().put("credential", hex).put("subject", subject).put("issuer", issuer.toString())
                .put("created_at", created().seconds()).put("expires_at", expires().seconds())
                .put("attributes", attributes()).build();
    }

    private JsonObject attributes() {
        JsonObject.Builder texts = JsonObject.builder();
        data.attributes().map().forEach((key, value) -> texts.put(text(key), text(value)));
        return texts.build();
    }

    /** What is not text is not shown. */
    static String text(Bytes bytes) {
        return bytes.asText().orElse("**binary**");
    }

    private Timestamp created() {
        return data.validity().from();
    }

    private Timestamp expires() {
        return data.validity().until();
    }
}
