package io.ockam.command.policy;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam policy}. */
public final class PolicyNoun {
    private PolicyNoun() {}

    public static Group group() {
        return Group.of("Say who may use what is in a node.") //
                .add("create", PolicyCreate::new) //
                .add("show", PolicyShow::new) //
                .add("list", PolicyList::new) //
                .add("delete", PolicyDelete::new) //
                .build();
    }
}
