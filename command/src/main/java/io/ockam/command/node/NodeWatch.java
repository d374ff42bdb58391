package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.NodeEvent;
import io.ockam.control.client.EventStream;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code ockam node watch}: what happens in a node, as it happens. */
final class NodeWatch implements Verb {
    /** What says nothing to people: only in JSON. */
    private static final Set<String> INSIDE = Set.of("type", "worker_addr", "processor_address", "flow_control_id");
    private static final Pattern WORD = Pattern.compile("[\\w./:#+-]+");

    @Override
    public Spec spec() {
        return Spec.of("Watch what happens in a node: connections, channels, inlets that come up or go down, denials.")
                .with(Option.argument("NODE_NAME").naming(Option.Values.NODE)
                        .says("The node; the default node if absent."),
                        Option.value("COUNT", "--count")
                                .says("End after so many events; goes on until interrupted if absent."))
                .details("On a pipe every event is one line of JSON.")
                .example("The reasons for which inlets go down, for a script",
                        "ockam node watch n1 --jq 'select(.event == \"inlet.down\") | .data.reason'");
    }

    @Override
    public Result run(Invocation invocation) {
        long most = invocation.options().parsed("--count", NodeWatch::count).orElse(Long.MAX_VALUE);
        Node node = NodeArgument.node(invocation, "NODE_NAME");
        try (EventStream events = invocation.nodes().client(node).events()) {
            invocation.terminal().notice(Lines.info("Watching node " + Paint.name(node.name().value())));
            Optional<NodeEvent> event = most == 0 ? Optional.empty() : next(events, node);
            for (long seen = 1; event.isPresent(); event = seen++ < most ? next(events, node) : Optional.empty()) {
                invocation.printer().accept(result(event.get(), invocation.clock().instant()));
            }
        }
        return Result.none();
    }

    private static Optional<NodeEvent> next(EventStream events, Node node) {
        try {
            return events.next();
        } catch (OckamException e) {
            throw e.code() == ErrorCode.UNAVAILABLE
                    ? new OckamException(e.code(),
                            "The node " + node.name() + " has ended, or has closed the connection",
                            "'ockam node list' tells; 'ockam node start " + node.name() + "' starts it again.", e)
                    : e;
        }
    }

    /** A word as it is, anything else as in JSON. */
    private static String shown(Json value) {
        return value instanceof Json.Text(String text) && WORD.matcher(text).matches() ? text : value.compact();
    }

    private static long count(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new OckamException(ErrorCode.INVALID, "not a number", e);
        }
    }

    /** On a pipe one line an event: whoever reads them need not know where one ends. */
    private static Result result(NodeEvent event, Instant at) {
        StringBuilder line = new StringBuilder(Lines.log(""))
                .append(Paint.dim(at.truncatedTo(ChronoUnit.MILLIS).toString())).append(' ')
                .append(Paint.name(event.kind()));
        event.data().fields().forEach((name, value) -> {
            if (!INSIDE.contains(name)) {
                line.append(' ').append(name).append('=').append(Paint.harmless(shown(value)));
            }
        });
        JsonObject json = JsonObject.builder().put("at", Timestamps.write(at)).put("data", event.data())
                .put("event", event.kind()).put("id", event.id()).build();
        return Result.plain(line.toString()).bare(json.sorted().compact()).json(json);
    }
}
