package io.ockam.command.relay;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam relay}. */
public final class RelayNoun {
    private RelayNoun() {}

    public static Group group() {
        return Group.of("Make a node reachable through another one.") //
                .add("create", RelayCreate::new) //
                .add("delete", RelayDelete::new) //
                .add("list", RelayList::new) //
                .add("show", RelayShow::new) //
                .build();
    }
}
