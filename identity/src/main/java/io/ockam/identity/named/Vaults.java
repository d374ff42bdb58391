package io.ockam.identity.named;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Defaults;
import io.ockam.state.Listing;
import io.ockam.state.Name;
import io.ockam.state.Petnames;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.file.PrivateFolder;
import io.ockam.vault.file.FileSecretStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The vaults of this home: {@code state/vaults}. Reading takes no lock and opens no vault. Thread-safe and safe between processes.
 *
 * <pre>
 *  state/vaults/NAME.json         the record
 *  state/vaults/NAME.keys.json    its keys, unless they were put elsewhere
 * </pre>
 *
 * The first vault keeps its keys there for good; those of later ones can be moved.
 *
 * @see <a href="../../../../../../../../docs/state.md">The state directory</a>
 */
public final class Vaults {
    private static final Name FIRST = new Name("default");

    private final StateDirectory state;
    private final InstantSource clock;
    private final RecordFolder<VaultRecord> records;

    public Vaults(StateDirectory state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
        this.records = new RecordFolder<>(state, "vaults", VaultRecord.FORMAT, VaultRecord::created);
    }

    /** All, in the order of their creation. */
    public Listing<VaultRecord> list() {
        return records.list();
    }

    /** @throws io.ockam.state.file.UnreadableRecordException if it is there and cannot be used */
    public Optional<VaultRecord> find(Name name) {
        return records.find(name);
    }

    /** As {@link #find}. @throws OckamException {@link ErrorCode#NOT_FOUND} */
    public VaultRecord get(Name name) {
        return find(name).orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND, "no vault found with name " + name,
                "ockam vault list shows those that are there.", null));
    }

    public boolean isDefault(Name name) {
        return state.defaults().is(Defaults.Kind.VAULT, name);
    }

    /** Where the keys of {@code vault} are. */
    public Path keys(VaultRecord vault) {
        return vault.path().orElseGet(() -> records.beside(vault.name(), "keys"));
    }

    /**
     * The vault that is meant when none is named: the only one, or the one that was {@linkplain #choose chosen}. Empty if there is none.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if there are several and none was chosen
     */
    public Optional<VaultRecord> meant() {
        List<VaultRecord> all = list().found();
        if (all.size() <= 1) {
            return all.stream().findFirst();
        }
        Optional<VaultRecord> chosen = all.stream().filter(vault -> vault.chosen() && isDefault(vault.name()))
                .findFirst();
        if (chosen.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID,
                    "There are " + all.size() + " vaults, please specify which vault should be used",
                    "Name one, or choose one for good with 'ockam vault default NAME'.", null);
        }
        return chosen;
    }

    /** What became of asking for a vault. */
    public record Found(VaultRecord vault, boolean isNew) {}

    /** As {@link #meant}; if there is none at all, {@code default} is made. */
    public Found meantOrNew() {
        Optional<VaultRecord> meant = meant();
        if (meant.isPresent()) {
            return new Found(meant.get(), false);
        }
        return state.lock().holding(() -> meant().map(vault -> new Found(vault, false))
                .orElseGet(() -> new Found(add(FIRST, Optional.empty()), true)));
    }

    /** The vault of this name, made if there is none. */
    public Found getOrNew(Name name) {
        return state.lock().holding(() -> find(name).map(vault -> new Found(vault, false))
                .orElseGet(() -> new Found(add(name, Optional.empty()), true)));
    }

    /**
     * Makes a vault without keys; it becomes the default if there is none.
     *
     * @param wanted its name; empty: {@code default} for the first one, any free one for others
     * @param path where its keys shall be: nothing may be there yet
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} for a name or path that is used; as {@link io.ockam.state.file.FileFailure}
     */
    public VaultRecord create(Optional<Name> wanted, Optional<Path> path) {
        Optional<Path> absolute = path.map(Vaults::absolute);
        return state.lock().holding(() -> {
            Name name = wanted.orElseGet(
                    () -> isFirst() ? FIRST : new Petnames().next(records::exists));
            if (records.exists(name)) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS, "A vault named " + name + " already exists",
                        "Choose another name.", null);
            }
            absolute.ifPresent(this::refuseUsed);
            return add(name, absolute);
        });
    }

    private boolean isFirst() {
        return list().found().isEmpty() && list().unreadable().isEmpty();
    }

    private VaultRecord add(Name name, Optional<Path> path) {
        boolean isInternal = path.isEmpty() && list().found().stream().noneMatch(vault -> vault.path().isEmpty());
        Path keys = path.orElseGet(() -> records.beside(name, "keys"));
        VaultRecord made = new VaultRecord(name, now(), isInternal ? Optional.empty() : Optional.of(keys), false);
        if (!isInternal) { // shows now whether it can be written, and keeps the place
            new FileSecretStore(keys, state.files(), state.lock()).createEmpty();
        }
        boolean isFirst = state.defaults().problem().isEmpty()
                && state.defaults().get(Defaults.Kind.VAULT).filter(records::exists).isEmpty();
        records.file(name).write(made);
        if (isFirst) {
            state.defaults().set(Defaults.Kind.VAULT, name);
        }
        return made;
    }

    /** Makes {@code name} the vault that is meant when none is named. @throws OckamException {@link ErrorCode#NOT_FOUND} */
    public void choose(Name name) {
        state.lock().holding(() -> {
            get(name);
            for (VaultRecord vault : list().found()) {
                records.file(vault.name()).update(record -> record.chosen(record.name().equals(name)));
            }
            state.defaults().set(Defaults.Kind.VAULT, name);
            return true;
        });
    }

    /**
     * Removes a vault and its keys for good; another becomes the default if it was that.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND}; {@link ErrorCode#IN_USE} if an identity has its keys there
     */
    public void delete(Name name) {
        state.lock().holding(() -> {
            VaultRecord vault = get(name);
            refuseInUse(name);
            state.files().delete(keys(vault), Durability.DURABLE);
            records.file(name).delete();
            state.defaults().promote(Defaults.Kind.VAULT, name,
                    () -> list().found().stream().map(VaultRecord::name).findFirst());
            return true;
        });
    }

    private void refuseInUse(Name name) {
        Listing<IdentityRecord> identities = new NamedIdentities(state, clock).list();
        identities.unreadable().forEach(unreadable -> {
            throw unreadable; // it may have its keys there
        });
        List<String> users = identities.found().stream().filter(identity -> identity.vault().equals(name))
                .map(identity -> identity.name().value()).toList();
        if (!users.isEmpty()) {
            throw new OckamException(ErrorCode.IN_USE, "the vault " + name
                    + " cannot be deleted. It is used by the following identities: " + String.join(", ", users),
                    "Delete them first.", null);
        }
    }

    /**
     * Puts the keys of a vault into another file.
     *
     * @return where they are now
     * @throws OckamException {@link ErrorCode#NOT_FOUND}; {@link ErrorCode#INVALID} for the first vault; {@link ErrorCode#ALREADY_EXISTS}
     *         if something is there; as {@link io.ockam.state.file.FileFailure}; the keys are then still where they were
     */
    public Path move(Name name, Path path) {
        Path target = absolute(path);
        return state.lock().holding(() -> {
            VaultRecord vault = get(name);
            if (vault.path().isEmpty()) {
                throw new OckamException(ErrorCode.INVALID, "The vault " + name + " cannot be moved to \"" + target
                        + "\" because this is the default vault");
            }
            refuseUsed(target);
            PrivateFolder.create(parent(target));
            state.files().read(keys(vault)).ifPresent(keys -> {
                try {
                    state.files().replace(target, keys, Durability.DURABLE);
                } finally {
                    Arrays.fill(keys, (byte) 0);
                }
            });
            try {
                records.file(name).update(record -> record.at(target));
            } catch (OckamException e) {
                state.files().delete(target, Durability.DURABLE);
                throw e;
            }
            state.files().delete(keys(vault), Durability.DURABLE);
            return target;
        });
    }

    private void refuseUsed(Path path) {
        boolean used = list().found().stream().anyMatch(vault -> keys(vault).equals(path));
        if (used || Files.exists(path)) {
            throw new OckamException(ErrorCode.ALREADY_EXISTS, used
                    ? "A vault path named \"" + path + "\" already exists"
                    : "There is a file at \"" + path + "\" already", "Choose another path.", null);
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file has a folder");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
