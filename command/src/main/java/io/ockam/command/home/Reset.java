package io.ockam.command.home;

import io.ockam.command.item.DeleteItems;
import io.ockam.command.lifecycle.LocalNodes;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.state.Node;
import io.ockam.state.file.UnreadableRecordException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code ockam reset}: stops every node and removes everything of ours. */
public final class Reset implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Stop all nodes and remove all nodes, identities, vaults and keys of this machine.")
                .with(DeleteItems.YES, Option.flag("--all").hidden())
                .details(
                        "There is no way back: keys that are removed are lost. What is in the home but not ours stays.");
    }

    @Override
    public Result run(Invocation invocation) {
        if (!invocation.options().has(DeleteItems.YES.key()) && !invocation.terminal()
                .confirm("This will delete the local Ockam configuration. Are you sure?")) {
            return Result.none();
        }
        try (Progress _ = invocation.terminal().progress("Stopping nodes...")) {
            stopAll(invocation);
        }
        invocation.state().reset();
        return Result.plain(Lines.ok("Local Ockam configuration deleted"));
    }

    /** All at once: each may take its time to end. */
    private static void stopAll(Invocation invocation) {
        List<Node> nodes = invocation.state().nodes().all();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.stream().map(node -> CompletableFuture.runAsync(() -> stop(invocation, node), threads)).toList()
                    .forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
    }

    private static void stop(Invocation invocation, Node node) {
        LocalNodes nodes = invocation.nodes();
        try {
            nodes.stop(node);
        } catch (UnreadableRecordException e) {
            invocation.terminal().notice(Lines.warn(
                    "Node " + node.name() + " may still run, as which process nobody can tell: " + e.getMessage()));
        }
    }
}
