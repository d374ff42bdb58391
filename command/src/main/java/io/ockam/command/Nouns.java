package io.ockam.command;

import io.ockam.command.help.ExitCodes;
import io.ockam.command.message.MessageNoun;
import io.ockam.command.node.NodeNoun;
import io.ockam.command.service.ServiceNoun;
import io.ockam.command.verb.Group;
import io.ockam.command.worker.WorkerNoun;

/** The table of all commands. Visible ones stand in the order in which help lists them. */
final class Nouns {
    private Nouns() {}

    static Group table() {
        return Group.of("Create nodes, send messages between them, and keep them private.") //
                .add("node", NodeNoun::group) //
                .addHidden("exit-codes", ExitCodes::new) //
                .add("worker", WorkerNoun::group) //
                .add("message", MessageNoun::group) //
                .addHidden("service", ServiceNoun::group) //
                .build();
    }
}
