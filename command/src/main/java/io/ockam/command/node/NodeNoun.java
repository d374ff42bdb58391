package io.ockam.command.node;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam node}. */
public final class NodeNoun {
    private NodeNoun() {}

    public static Group group() {
        return Group.of("Create nodes, and look after them.") //
                .add("show", NodeShow::new) //
                .add("create", NodeCreate::new) //
                .add("default", NodeDefault::new) //
                .add("delete", NodeDelete::new) //
                .add("list", NodeList::new) //
                .add("logs", NodeLogs::new) //
                .add("start", NodeStart::new) //
                .add("stop", NodeStopVerb::new) //
                .add("watch", NodeWatch::new) //
                .build();
    }
}
