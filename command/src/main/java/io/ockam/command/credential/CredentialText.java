package io.ockam.command.credential;

import io.ockam.command.terminal.Lines;
import io.ockam.identity.Validity;
import io.ockam.identity.Versioned;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialData;
import io.ockam.identity.purpose.AttestationData;
import io.ockam.identity.purpose.PurposeKey;
import io.ockam.state.json.Json;
import io.ockam.vault.VerifyingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that a credential and the attestation with it say, line by line, for scripts that read text. */
final class CredentialText {
    private CredentialText() {}

    /** @throws io.ockam.core.OckamException if what they claim cannot be read */
    static String of(CredentialAndPurposeKey credential) {
        CredentialData data = credential.credential().claims();
        AttestationData key = credential.attestation().claims();
        List<String> lines = new ArrayList<>(List.of("Credential:",
                "Version:                    " + Versioned.VERSION,
                "Subject:                    " + data.subject().map(Object::toString).orElse("none")));
        data.subjectLatestChange().ifPresent(hash -> lines.add("Subject Latest Change Hash: " + hash));
        addValidity(lines, data.validity());
        lines.add("Attributes: ");
        lines.add("  Schema: " + Long.toUnsignedString(data.attributes().schema()) + "; " + text(data.attributes()));
        lines.add("");
        lines.addAll(List.of("Purpose key:", "Version:                    " + Versioned.VERSION,
                "Subject:                    " + key.subject(),
                "Subject Latest Change Hash: " + key.subjectLatestChange()));
        addValidity(lines, key.validity());
        lines.add("Public Key -> " + text(key.key()));
        return lines.stream().map(Lines::log).collect(Collectors.joining("\n"));
    }

    private static void addValidity(List<String> lines, Validity validity) {
        lines.add("Created:                    " + validity.from().toInstant());
        lines.add("Expires:                    " + validity.until().toInstant());
    }

    private static String text(Attributes attributes) {
        return attributes.map().entrySet().stream()
                .map(attribute -> quoted(CredentialOutput.text(attribute.getKey())) + ": "
                        + quoted(CredentialOutput.text(attribute.getValue())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return Json.of(text).compact();
    }

    private static String text(PurposeKey key) {
        return switch (key) {
            case PurposeKey.SecureChannelKey(var agreement) -> "Secure Channel Key -> X25519: " + agreement.bytes();
            case PurposeKey.CredentialKey(VerifyingKey signing) -> "Credentials Key -> " + switch (signing.type()) {
                case ED25519 -> "Ed25519: ";
                case ECDSA_P256 -> "P256: ";
            } + signing.bytes();
        };
    }
}
