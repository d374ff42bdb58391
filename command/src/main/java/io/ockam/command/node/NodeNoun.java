package io.ockam.command.node;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam node}. */
public final class NodeNoun {
    private NodeNoun() {}

    public static Group group() {
        return Group.of("Create nodes, and look after them.") //
                .add("list", NodeList::new) //
                .build();
    }
}
