package io.ockam.command.lifecycle;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.identity.named.VaultRecord;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The identity or the vault that a command needs: the one that is there, or a new one, of which it tells. Keys are made, and what makes them
 * is loaded, only for a new one.
 */
public final class IdentityOnDemand {
    private final StateDirectory state;
    private final InstantSource clock;
    private final NamedIdentities identities;
    private final Vaults vaults;
    private final Consumer<String> notices;

    /** @param notices is told what is made; may ignore it */
    public IdentityOnDemand(StateDirectory state, InstantSource clock, Consumer<String> notices) {
        this.state = state;
        this.clock = clock;
        this.identities = new NamedIdentities(state, clock);
        this.vaults = new Vaults(state, clock);
        this.notices = notices;
    }

    /** The identity of this name, or the default one. */
    public IdentityRecord get(Optional<Name> name) {
        return name.map(this::named).orElseGet(this::defaultIdentity);
    }

    private IdentityRecord named(Name name) {
        return identities.find(name).orElseGet(() -> create(name, Optional.empty()));
    }

    private IdentityRecord defaultIdentity() {
        Optional<IdentityRecord> there = identities.defaultIdentity();
        if (there.isPresent()) {
            return there.get();
        }
        notices.accept(Lines.log("There is no default Identity on this machine, generating one...\n"));
        VaultRecord vault = vault(Optional.empty());
        try (HomeIdentities home = HomeIdentities.ofCommand(state, clock)) {
            return tell(home.createDefault(identities.freeName(), vault.name()));
        }
    }

    /**
     * Makes an identity; one that has the name already is returned as it is.
     *
     * @param vault for its keys, made if it is not there; the one that is meant, if none is named
     */
    public IdentityRecord create(Name name, Optional<Name> vault) {
        Optional<IdentityRecord> there = identities.find(name);
        if (there.isPresent()) {
            return there.get();
        }
        Name keys = vault(vault).name();
        try (HomeIdentities home = HomeIdentities.ofCommand(state, clock)) {
            return tell(home.create(name, keys));
        }
    }

    private IdentityRecord tell(NamedIdentities.Added added) {
        if (added instanceof NamedIdentities.Added.Done(var made, boolean isDefault)) {
            String name = Paint.name(made.name().value());
            notices.accept(Lines.ok("Generated a new Identity named " + name + "."));
            notices.accept(Lines.log(name + " has Identifier " + Paint.name(made.identifier().toString())));
            if (isDefault) {
                notices.accept(Lines.ok("Marked " + name + " as your default Identity, on this machine.\n"));
            }
        }
        return added.identity();
    }

    /** The vault of this name, or the one that is meant when none is named. */
    public VaultRecord vault(Optional<Name> name) {
        Vaults.Found found = name.map(vaults::getOrNew).orElseGet(vaults::meantOrNew);
        if (found.isNew()) {
            tell(found.vault(), name.isEmpty());
        }
        return found.vault();
    }

    private void tell(VaultRecord made, boolean inPlaceOfNone) {
        notices.accept(Lines.log("This Identity needs a Vault to store its secrets."));
        if (inPlaceOfNone) {
            notices.accept(Lines.log("There is no default Vault on this machine, creating one..."));
        }
        String name = Paint.name(made.name().value());
        notices.accept(
                Lines.ok("Created a new Vault named " + name + (made.path().isPresent() ? " on your disk." : ".")));
        if (vaults.isDefault(made.name())) {
            notices.accept(Lines.ok("Marked this new Vault as your default Vault, on this machine.\n"));
        }
    }
}
