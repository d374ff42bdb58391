package io.ockam.command.worker;

import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.Api;
import io.ockam.control.api.WorkerStatus;
import io.ockam.state.Node;
import java.util.List;

/** {@code ockam worker list}: the addresses of the workers in a node. */
final class WorkerList implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("List the workers of a node.").with(NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "--at");
        try (Progress _ = invocation.terminal()
                .progress("Listing Workers on " + Paint.name(node.name().value()) + "...")) {
            List<WorkerStatus> workers = invocation.nodes().client(node).call(Api.WORKERS);
            Result list = Result.list(workers, worker -> "Worker " + Paint.name(worker.addr()), WorkerStatus::toJson,
                    "No workers found on " + node.name() + ".");
            return list.bare(list.plain().orElse("")); // JSON only for those who ask for it
        }
    }
}
