package io.ockam.command.home;

import io.ockam.command.node.NodeDescription;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.Version;
import io.ockam.control.api.NodeResources;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ockam status}: everything of this machine on one page. */
public final class Status implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show what there is on this machine: version, identities, nodes.").with(
                Option.value("DURATION", "--timeout").byDefault("10s").says("How long to wait for answers."));
    }

    @Override
    public Result run(Invocation invocation) {
        List<NodeResources> nodes = new ArrayList<>();
        Duration limit = invocation.options().duration("--timeout").orElseThrow();
        try (Progress progress = invocation.terminal().progress("Looking...")) {
            for (Node node : invocation.state().nodes().all()) {
                progress.tell("Asking node " + Paint.name(node.name().value()) + "...");
                look(invocation, node, limit, nodes);
            }
        }
        OwnIdentities identities = OwnIdentities.of(invocation);
        return Result.plain(text(identities, nodes, invocation.terminal().width())).json(json(identities, nodes));
    }

    private static void look(Invocation invocation, Node node, Duration limit, List<NodeResources> nodes) {
        try {
            nodes.add(invocation.nodes().look(node, limit));
        } catch (OckamException e) {
            invocation.terminal().notice(Lines.warn(e.getMessage()));
        }
    }

    private static String text(OwnIdentities identities, List<NodeResources> nodes, int width) {
        Version version = Version.current();
        StringBuilder text = new StringBuilder(Lines.log("Ockam version: " + Paint.name(version.number())));
        text.append(version.hash().isEmpty() ? "" : ", compiled from: " + version.hash()).append('\n');
        if ("none".equals(System.getProperty("ockam.cache"))) {
            text.append(Lines.warn("Commands start slowly: there is no cache for this Java and this copy of Ockam."))
                    .append('\n').append(Lines.log("Install again to make one.")).append('\n');
        }
        text.append(identities.describe(width));
        text.append(Lines.heading("Nodes", width)).append('\n');
        if (nodes.isEmpty()) {
            return text.append(Lines.warn("No nodes found\n"))
                    .append(Lines.log("Consider running " + Paint.name("ockam node create") + " to create one."))
                    .toString();
        }
        nodes.forEach(node -> text.append(NodeDescription.of(node)).append("\n\n"));
        return text.toString();
    }

    private static Json json(OwnIdentities identities, List<NodeResources> nodes) {
        Version version = Version.current();
        return JsonObject.builder()
                .put("ockam_version",
                        JsonObject.builder().put("version", version.number()).put("hash", version.hash()).build())
                .put("orchestrator_version",
                        JsonObject.builder().put("version", Json.Null.NULL).put("project_version", Json.Null.NULL)
                                .build())
                .put("spaces", Json.texts(List.of()))
                .put("identities", identities.toJson())
                .put("nodes", Json.array(nodes, NodeResources::toJson)).build();
    }
}
