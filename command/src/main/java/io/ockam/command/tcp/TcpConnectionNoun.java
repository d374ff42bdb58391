package io.ockam.command.tcp;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam tcp-connection}. */
public final class TcpConnectionNoun {
    private TcpConnectionNoun() {}

    public static Group group() {
        return Group.of("Connect nodes over TCP, and see who is connected.") //
                .add("create", ConnectionCreate::new) //
                .add("delete", ConnectionDelete::new) //
                .add("list", ConnectionList::new) //
                .add("show", ConnectionShow::new) //
                .build();
    }
}
