package io.ockam.command.tcp;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam tcp-listener}. */
public final class TcpListenerNoun {
    private TcpListenerNoun() {}

    public static Group group() {
        return Group.of("Let a node be reached at more TCP addresses.") //
                .add("create", ListenerCreate::new) //
                .add("delete", ListenerDelete::new) //
                .add("list", ListenerList::new) //
                .add("show", ListenerShow::new) //
                .build();
    }
}
