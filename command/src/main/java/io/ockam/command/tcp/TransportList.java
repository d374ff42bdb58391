package io.ockam.command.tcp;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import io.ockam.state.Node;
import java.util.List;

/** What listing listeners and listing connections have in common. */
final class TransportList {
    static final Option AT = NodeArgument.AT;

    private TransportList() {}

    static Result of(Invocation invocation, Operation<Nothing, List<TransportStatus>> operation, String what) {
        Node node = NodeArgument.node(invocation, AT.key());
        List<TransportStatus> found;
        try (Progress _ = invocation.terminal()
                .progress("Listing " + what + " on " + Paint.name(node.name().value()) + "...")) {
            found = invocation.nodes().client(node).call(operation);
        }
        Result list = Result.list(found, Transports::describe, TransportStatus::toJson,
                "No " + what + " found on " + node.name());
        return list.bare(list.plain().orElse(""));
    }
}
