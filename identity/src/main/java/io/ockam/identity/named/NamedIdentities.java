package io.ockam.identity.named;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.state.Defaults;
import io.ockam.state.Listing;
import io.ockam.state.Name;
import io.ockam.state.Nodes;
import io.ockam.state.Petnames;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The identities of this home that have names: {@code state/identities}. Reading takes no lock and verifies nothing. Thread-safe and safe
 * between processes.
 *
 * <pre>
 *  state/identities/NAME.json           the record
 *  state/identities/NAME.purpose.json   the attestations of its purpose keys
 * </pre>
 *
 * @see <a href="../../../../../../../../docs/state.md">The state directory</a>
 */
public final class NamedIdentities {
    private final StateDirectory state;
    private final InstantSource clock;
    private final RecordFolder<IdentityRecord> records;

    public NamedIdentities(StateDirectory state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
        this.records = new RecordFolder<>(state, "identities", IdentityRecord.FORMAT, IdentityRecord::created);
    }

    /** All, in the order of their creation. */
    public Listing<IdentityRecord> list() {
        return records.list();
    }

    /** @throws io.ockam.state.file.UnreadableRecordException if it is there and cannot be used */
    public Optional<IdentityRecord> find(Name name) {
        return records.find(name);
    }

    /** As {@link #find}. @throws OckamException {@link ErrorCode#NOT_FOUND} */
    public IdentityRecord get(Name name) {
        return find(name).orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                "no identifier found with name " + name, "ockam identity list shows those that are there.", null));
    }

    /** The identity of this identifier, if it has a name here. Reads all records. */
    public Optional<IdentityRecord> find(Identifier identifier) {
        return list().found().stream().filter(identity -> identity.identifier().equals(identifier)).findFirst();
    }

    /** The default identity, if one is named and there. */
    public Optional<IdentityRecord> defaultIdentity() {
        return state.defaults().get(Defaults.Kind.IDENTITY).flatMap(this::find);
    }

    public boolean isDefault(Name name) {
        return state.defaults().is(Defaults.Kind.IDENTITY, name);
    }

    /** A name that no identity has. */
    public Name freeName() {
        return new Petnames().next(records::exists);
    }

    /** What became of giving an identity a name. */
    public sealed interface Added {
        IdentityRecord identity();

        /** It has the name now. */
        record Done(IdentityRecord identity, boolean isDefault) implements Added {}

        /** Another had the name already, and keeps it. */
        record NameTaken(IdentityRecord identity) implements Added {}

        /** There is a default identity already, and only a first one was wanted. */
        record NotNeeded(IdentityRecord identity) implements Added {}
    }

    /**
     * Gives a new identity a name; it becomes the default if there is none.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if its vault is gone
     */
    public Added add(Name name, Identifier identifier, Name vault, ChangeHistory history) {
        return state.lock().holding(() -> find(name).<Added>map(Added.NameTaken::new)
                .orElseGet(() -> write(name, identifier, vault, history)));
    }

    /**
     * As {@link #add}, for an identity that was made elsewhere.
     *
     * @throws OckamException as {@link #add}; {@link ErrorCode#ALREADY_EXISTS} if it has another name here
     */
    public Added addForeign(Name name, Identifier identifier, Name vault, ChangeHistory history) {
        return state.lock().holding(() -> {
            Optional<IdentityRecord> here = find(identifier);
            if (here.isPresent() && !here.get().name().equals(name)) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS,
                        "The identity " + identifier + " is here already; it is named " + here.get().name());
            }
            return add(name, identifier, vault, history);
        });
    }

    /** As {@link #add}, unless there is a default identity by now. */
    public Added addAsDefault(Name name, Identifier identifier, Name vault, ChangeHistory history) {
        return state.lock().holding(() -> defaultIdentity().<Added>map(Added.NotNeeded::new)
                .orElseGet(() -> add(name, identifier, vault, history)));
    }

    private Added write(Name name, Identifier identifier, Name vault, ChangeHistory history) {
        new Vaults(state, clock).get(vault);
        IdentityRecord made = new IdentityRecord(name, clock.instant().truncatedTo(ChronoUnit.MICROS), identifier,
                vault, history.toHex());
        boolean isFirst = state.defaults().problem().isEmpty() && defaultIdentity().isEmpty();
        records.file(name).write(made);
        if (isFirst) {
            state.defaults().set(Defaults.Kind.IDENTITY, name);
        }
        return new Added.Done(made, isFirst);
    }

    /**
     * Replaces the history of an identity by what {@code change} makes of it, if it has a name here.
     *
     * @param change returns nothing to leave it
     * @return false if it has none
     */
    public boolean update(Identifier identifier, Function<ChangeHistory, Optional<ChangeHistory>> change) {
        return state.lock().holding(() -> find(identifier)
                .flatMap(found -> records.file(found.name())
                        .update(record -> change.apply(record.history()).map(record::with).orElse(record)))
                .isPresent());
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#ALREADY_EXISTS} if it is that already */
    public void makeDefault(Name name) {
        state.lock().holding(() -> {
            get(name);
            if (isDefault(name)) {
                throw new OckamException(ErrorCode.ALREADY_EXISTS,
                        "The identity named '" + name + "' is already the default");
            }
            state.defaults().set(Defaults.Kind.IDENTITY, name);
            return true;
        });
    }

    /**
     * Removes the name and what was kept with it; another identity becomes the default if it was that. Its keys stay in their vault.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND}; {@link ErrorCode#IN_USE} if a node has it
     */
    public void delete(Name name) {
        state.lock().holding(() -> {
            get(name);
            List<String> users = state.nodes().list().found().stream()
                    .filter(entry -> entry.record().identity().equals(Optional.of(name.value())))
                    .map(Nodes.Entry::node).map(node -> node.name().value()).toList();
            if (!users.isEmpty()) {
                throw new OckamException(ErrorCode.IN_USE, "The identity named " + name
                        + " cannot be deleted because it is used by the node(s): " + String.join(", ", users),
                        "Delete them first.", null);
            }
            state.files().delete(purposeKeys(name), Durability.DURABLE);
            records.file(name).delete();
            state.defaults().promote(Defaults.Kind.IDENTITY, name,
                    () -> list().found().stream().map(IdentityRecord::name).findFirst());
            return true;
        });
    }

    /** The file for the attestations of its purpose keys. */
    public Path purposeKeys(Name name) {
        return records.beside(name, "purpose");
    }

    /** What changes whenever an identity comes, goes or gets another key. */
    public Path folder() {
        return records.folder();
    }
}
