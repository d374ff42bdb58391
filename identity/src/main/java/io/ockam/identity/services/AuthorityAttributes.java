package io.ockam.identity.services;

import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.credential.AttributesEntry;
import io.ockam.identity.credential.Credentials;
import io.ockam.identity.policy.PeerAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one authority has said of peers, as policies ask for it. What is not UTF-8 is left out. Thread-safe, and never waits. */
public record AuthorityAttributes(Credentials credentials, Identifier authority) implements PeerAttributes {
    @Override
    public Optional<Map<String, String>> of(String identifier) {
        return credentials.attributes(Identifier.parse(identifier), authority).map(AuthorityAttributes::texts);
    }

    private static Map<String, String> texts(AttributesEntry entry) {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<Bytes, Bytes> attribute : entry.attributes().entrySet()) {
            Optional<String> value = attribute.getValue().asText();
            attribute.getKey().asText().ifPresent(key -> value.ifPresent(text -> texts.put(key, text)));
        }
        return texts;
    }
}
