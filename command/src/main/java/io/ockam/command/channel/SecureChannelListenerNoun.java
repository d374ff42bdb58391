package io.ockam.command.channel;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam secure-channel-listener}. */
public final class SecureChannelListenerNoun {
    private SecureChannelListenerNoun() {}

    public static Group group() {
        return Group.of("Let others ask a node for secure channels.") //
                .add("create", ListenerCreate::new) //
                .add("delete", ListenerDelete::new) //
                .add("list", ListenerList::new) //
                .add("show", ListenerShow::new) //
                .build();
    }
}
