package io.ockam.command.channel;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam secure-channel}. */
public final class SecureChannelNoun {
    private SecureChannelNoun() {}

    public static Group group() {
        return Group.of("Make secure channels: encrypted from end to end, both ends known to each other.") //
                .add("create", ChannelCreate::new) //
                .add("delete", ChannelDelete::new) //
                .add("list", ChannelList::new) //
                .add("show", ChannelShow::new) //
                .build();
    }
}
