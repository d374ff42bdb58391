package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.file.PrivateFolder;
import io.ockam.state.json.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** {@code ockam node logs}: where the node's newest log file is. */
final class NodeLogs implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show where the log of a node is.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node; the default node if absent."))
                .example("Follow the log of the default node", "tail -f \"$(ockam node logs)\"");
    }

    @Override
    public Result run(Invocation invocation) {
        Node node = NodeArgument.node(invocation, "NODE_NAME");
        String path = newest(node.logFolder())
                .orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                        "there is no log file for the node " + node.name(),
                        "Only a node in the background has one.", null))
                .toString();
        return Result.plain(Lines.ok("The path for the log file is: " + Paint.name(path))).bare(path)
                .json(JsonObject.builder().put("path", path).build());
    }

    private static Optional<Path> newest(Path folder) {
        return PrivateFolder.names(folder).stream().filter(name -> name.contains("stdout"))
                .map(name -> folder.resolve(name).toFile()).filter(File::isFile)
                .max(Comparator.comparingLong(File::lastModified)).map(File::toPath);
    }
}
