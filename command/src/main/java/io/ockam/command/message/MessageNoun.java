package io.ockam.command.message;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam message}. */
public final class MessageNoun {
    private MessageNoun() {}

    public static Group group() {
        return Group.of("Send messages.").add("send", MessageSend::new).build();
    }
}
