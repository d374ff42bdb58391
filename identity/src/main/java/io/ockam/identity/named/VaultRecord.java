package io.ockam.identity.named;

import io.ockam.state.Name;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a vault without opening it. Its keys are in another file.
 *
 * @param path where its keys are, absolute; empty for the vault that a home begins with, whose keys stay beside its record
 * @param chosen whether a person made it the default, so that it is meant even when there are several
 */
public record VaultRecord(Name name, Instant created, Optional<Path> path, boolean chosen) {
    static final RecordFormat<VaultRecord> FORMAT = new RecordFormat<>("vault",
            Set.of("name", "created", "path", "chosen"), VaultRecord::toJson, VaultRecord::of);

    VaultRecord at(Path newPath) {
        return new VaultRecord(name, created, Optional.of(newPath), chosen);
    }

    VaultRecord chosen(boolean byAPerson) {
        return new VaultRecord(name, created, path, byAPerson);
    }

    private JsonObject toJson() {
        return JsonObject.builder().put("name", name.value()).put("created", Timestamps.write(created))
                .putIfPresent("path", path.map(Path::toString)).put("chosen", chosen).build();
    }

    private static VaultRecord of(JsonObject fields) {
        return new VaultRecord(new Name(fields.text("name")), fields.required("created", Timestamps::read),
                fields.optional("path", json -> absolute(json.asText())), fields.bool("chosen", false));
    }

    private static Path absolute(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new JsonException("expected an absolute path, found '" + text + "'", e);
        }
        throw new JsonException("expected an absolute path, found '" + text + "'");
    }
}
