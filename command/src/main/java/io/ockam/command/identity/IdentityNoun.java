package io.ockam.command.identity;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam identity}. */
public final class IdentityNoun {
    private IdentityNoun() {}

    public static Group group() {
        return Group.of("Look after identities, which nodes prove to each other.") //
                .add("create", IdentityCreate::new) //
                .add("show", IdentityShow::new) //
                .add("list", IdentityList::new) //
                .add("default", IdentityDefault::new) //
                .add("delete", IdentityDelete::new) //
                .add("rotate", IdentityRotate::new) //
                .add("export", IdentityExport::new) //
                .add("import", IdentityImport::new) //
                .build();
    }
}
