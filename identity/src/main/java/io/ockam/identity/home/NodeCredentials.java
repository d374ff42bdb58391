package io.ockam.identity.home;

import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.Timestamp;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialRepository;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The credentials that a node may present: {@code state/nodes/NAME/credentials.json}. They go with the node. Read at each use, so that one
 * that a command stores is presented by the running node. Thread-safe and safe between processes.
 */
public final class NodeCredentials implements CredentialRepository {
    private record Stored(List<StoredCredential> credentials) {
        static final RecordFormat<Stored> FORMAT = new RecordFormat<>("credentials", Set.of("credentials"),
                Stored::toJson, Stored::of);

        private JsonObject toJson() {
            return JsonObject.builder().put("credentials", Json.array(credentials, Stored::toJson)).build();
        }

        private static JsonObject toJson(StoredCredential kept) {
            return JsonObject.builder().put("issuer", kept.issuer().toString())
                    .put("subject", kept.subject().toString()).put("scope", kept.scope())
                    .put("expires_at", kept.expires().seconds()).put("credential", kept.credential().toHex()).build();
        }

        private static Stored of(JsonObject fields) {
            return new Stored(fields.objects("credentials", Stored::credential));
        }

        private static StoredCredential credential(JsonObject fields) {
            try {
                return new StoredCredential(Identifier.parse(fields.text("issuer")),
                        Identifier.parse(fields.text("subject")), fields.text("scope"),
                        new Timestamp(fields.integer("expires_at")),
                        CredentialAndPurposeKey.parse(fields.text("credential")));
            } catch (JsonException e) {
                throw e;
            } catch (OckamException e) {
                throw new JsonException(e.getMessage(), e);
            }
        }
    }

    private final StateDirectory state;
    private final Name node;
    private final RecordFile<Stored> file;

    public NodeCredentials(StateDirectory state, Name node) {
        this.state = state;
        this.node = node;
        this.file = new RecordFile<>(state.folder().resolve("nodes").resolve(node.value()).resolve("credentials.json"),
                Stored.FORMAT, state.files(), Durability.DURABLE);
    }

    /** None if there is no such node. @throws io.ockam.state.file.UnreadableRecordException if the file cannot be used */
    @Override
    public List<StoredCredential> list() {
        return file.read().map(Stored::credentials).orElse(List.of());
    }

    /** @throws OckamException {@link io.ockam.core.ErrorCode#NOT_FOUND} if there is no such node */
    @Override
    public void keep(StoredCredential credential) {
        change(credential::addedTo);
    }

    @Override
    public void delete(StoredCredential credential) {
        change(kept -> kept.stream().filter(other -> !other.equals(credential)).toList());
    }

    private void change(UnaryOperator<List<StoredCredential>> change) {
        state.lock().holding(() -> {
            state.nodes().get(node);
            if (file.update(stored -> new Stored(change.apply(stored.credentials()))).isEmpty()) {
                file.write(new Stored(change.apply(List.of())));
            }
            return true;
        });
    }
}
