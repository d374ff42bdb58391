package io.ockam.state;

import io.ockam.core.OckamException;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which node, vault and identity are meant when none is named: {@code state/defaults.json}.
 *
 * <p>A default may name something that has been removed by hand; who resolves it looks. Thread-safe and safe between processes: every
 * change is made under the state's lock.
 */
public final class Defaults {
    /** What can have a default. */
    public enum Kind {
        NODE, VAULT, IDENTITY
    }

    /** The content of the file. */
    record Chosen(Optional<String> node, Optional<String> vault, Optional<String> identity) {
        static final Chosen NOTHING = new Chosen(Optional.empty(), Optional.empty(), Optional.empty());

        Optional<String> of(Kind kind) {
            return switch (kind) {
                case NODE -> node;
                case VAULT -> vault;
                case IDENTITY -> identity;
            };
        }

        Chosen with(Kind kind, Optional<String> name) {
            return switch (kind) {
                case NODE -> new Chosen(name, vault, identity);
                case VAULT -> new Chosen(node, name, identity);
                case IDENTITY -> new Chosen(node, vault, name);
            };
        }

        JsonObject toJson() {
            return JsonObject.builder().putIfPresent("node", node).putIfPresent("vault", vault)
                    .putIfPresent("identity", identity).build();
        }

        static Chosen read(JsonObject fields) {
            return new Chosen(fields.optionalText("node"), fields.optionalText("vault"),
                    fields.optionalText("identity"));
        }
    }

    static final RecordFormat<Chosen> FORMAT = new RecordFormat<>("defaults", Set.of("node", "vault", "identity"),
            Chosen::toJson,
            Chosen::read);

    private final RecordFile<Chosen> file;
    private final StateLock lock;

    Defaults(RecordFile<Chosen> file, StateLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * The default of this kind.
     *
     * @throws UnreadableRecordException if the file is there but cannot be used
     */
    public Optional<Name> get(Kind kind) {
        return file.read().flatMap(chosen -> chosen.of(kind)).filter(Name::isValid).map(Name::new);
    }

    /** Whether {@code name} is the default; false as well if the file cannot be used. */
    public boolean is(Kind kind, Name name) {
        try {
            return get(kind).equals(Optional.of(name));
        } catch (UnreadableRecordException _) {
            return false; // told by problem()
        }
    }

    /** Why the file cannot be used, if it cannot. */
    public Optional<OckamException> problem() {
        try {
            file.read();
            return Optional.empty();
        } catch (UnreadableRecordException e) {
            return Optional.of(e);
        }
    }

    /**
     * Makes {@code name} the default, whatever was it before.
     *
     * @throws UnreadableRecordException if the file is there but cannot be used
     */
    public void set(Kind kind, Name name) {
        lock.holding(() -> change(kind, Optional.of(name)));
    }

    /** Makes {@code name} the default if there is none; true if it was made so. Does nothing if the file cannot be used. */
    public boolean setIfNone(Kind kind, Name name) {
        return lock.holding(() -> problem().isEmpty() && get(kind).isEmpty() && change(kind, Optional.of(name)));
    }

    /**
     * {@code gone} no longer exists: if it was the default, {@code next} takes its place. True if the default changed; does nothing if the
     * file cannot be used.
     */
    public boolean promote(Kind kind, Name gone, Supplier<Optional<Name>> next) {
        return lock.holding(() -> is(kind, gone) && change(kind, next.get()));
    }

    private boolean change(Kind kind, Optional<Name> name) {
        Optional<String> value = name.map(Name::value);
        if (file.update(chosen -> chosen.with(kind, value)).isEmpty()) {
            file.write(Chosen.NOTHING.with(kind, value));
        }
        return true;
    }
}
