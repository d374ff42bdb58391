package io.ockam.command.flow;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam flow-control}. */
public final class FlowControlNoun {
    private FlowControlNoun() {}

    public static Group group() {
        return Group.of("Say who may be reached through a connection or a channel.") //
                .add("add-consumer", AddConsumer::new) //
                .build();
    }
}
