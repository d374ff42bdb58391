package io.ockam.command.portal;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam tcp-inlet}. */
public final class TcpInletNoun {
    private TcpInletNoun() {}

    public static Group group() {
        return Group.of("Open ports whose clients are carried to an outlet of another node.") //
                .add("create", InletCreate::new) //
                .add("delete", InletDelete::new) //
                .add("list", InletList::new) //
                .add("show", InletShow::new) //
                .build();
    }
}
