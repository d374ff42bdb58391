package io.ockam.command.portal;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam tcp-outlet}. */
public final class TcpOutletNoun {
    private TcpOutletNoun() {}

    public static Group group() {
        return Group.of("Give what comes through a node to a TCP server.") //
                .add("create", OutletCreate::new) //
                .add("delete", OutletDelete::new) //
                .add("list", OutletList::new) //
                .add("show", OutletShow::new) //
                .build();
    }
}
