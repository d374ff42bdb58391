package io.ockam.command.vault;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam vault}. */
public final class VaultNoun {
    private VaultNoun() {}

    public static Group group() {
        return Group.of("Look after vaults, which keep the secret keys of identities.") //
                .add("create", VaultCreate::new) //
                .add("move", VaultMove::new) //
                .add("show", VaultShow::new) //
                .add("default", VaultDefault::new) //
                .add("delete", VaultDelete::new) //
                .add("list", VaultList::new) //
                .build();
    }
}
