package io.ockam.command.worker;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam worker}. */
public final class WorkerNoun {
    private WorkerNoun() {}

    public static Group group() {
        return Group.of("See what runs in a node.").add("list", WorkerList::new).build();
    }
}
