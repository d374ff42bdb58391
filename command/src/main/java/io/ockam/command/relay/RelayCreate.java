package io.ockam.command.relay;

import io.ockam.command.policy.PolicyOption;
import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Progress;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Retry;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.portal.PortalApi;
import io.ockam.control.api.portal.RelayRequest;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.identity.Identifier;
import io.ockam.state.Node;

/** {@code ockam relay create}. */
final class RelayCreate implements Verb {
    private static final String DEFAULT_AT = "/project/$DEFAULT_PROJECT_NAME";

    @Override
    public Spec spec() {
        return Spec.of("Make a node reachable through another one.").with(
                Option.argument("RELAY_NAME").byDefault("default").says("What to call it."),
                Option.value("NODE_NAME", "--to").naming(Option.Values.NODE)
                        .says("The node that shall be reachable; the default node if absent."),
                Option.value("ROUTE", "--at").naming(Option.Values.ROUTE).byDefault(DEFAULT_AT)
                        .says("The node to go through: its name or a route to it."),
                Option.value("AUTHORIZED", "--authorized")
                        .says("The only identifier to accept at the far end of the route's secure channel."),
                Option.value("RELAY_ADDRESS", "--relay-address")
                        .says("What to call it there; its name if absent, 'register' for any name."),
                PolicyOption.ALLOW, Option.flag("--project-relay").hidden().says("Has no effect."),
                Option.flag("--no-connection-wait").says("Do not wait for the first connection."))
                .with(Retry.OPTIONS.toArray(Option[]::new))
                .details("What it prints is the first part of a route to the node.")
                .example("Reach n3 through n2", "ockam relay create n3 --at /node/n2 --to /node/n3");
    }

    @Override
    public Result run(Invocation invocation) {
        Options options = invocation.options();
        if (options.has("--project-relay")) {
            invocation.terminal().notice(Lines.warn("--project-relay is deprecated. This flag has no effect"));
        }
        String name = options.parsed("RELAY_NAME", RelayCreate::name).orElseThrow();
        MultiAddress typed = at(options.required("--at"));
        MultiAddress at = invocation.nodes().withoutNames(typed);
        if (options.has("--authorized") && at.components().getFirst().protocol() == Protocol.PROJECT) {
            throw new OckamException(ErrorCode.INVALID, "--authorized can not be used with project addresses");
        }
        RelayRequest request = new RelayRequest(at.toString(), name, options.text("--relay-address").orElse(name),
                options.parsed("--authorized", text -> Identifier.parse(text).toString()), PolicyOption.of(options),
                !options.has("--no-connection-wait"));
        Node node = NodeArgument.nodeOrNewDefault(invocation, "--to");
        invocation.nodes().stopped(typed).ifPresent(hint -> invocation.terminal().notice(Lines.warn(hint)));
        try (Progress _ = invocation.terminal().progress("Creating relay " + Paint.name(name) + "...")) {
            RelayStatus made = Retry.of(options).run(invocation.terminal(), _ -> true,
                    () -> invocation.nodes().client(node).call(PortalApi.CREATE_RELAY, request));
            return result(options.required("--at"), node.name().value(), made, request.waits());
        }
    }

    private static String name(String text) {
        if (text.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "a name must not be empty");
        }
        return text;
    }

    private static MultiAddress at(String text) {
        if (text.equals(DEFAULT_AT)) {
            throw new OckamException(ErrorCode.NOT_FOUND,
                    "There is no default project defined. Please enroll or create a project.",
                    "Name the node to go through: --at /node/NAME.", null);
        }
        if (text.indexOf('/') < 0) {
            return MultiAddress.of(Protocol.NODE.of(text));
        }
        try {
            return MultiAddress.parse(text);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "invalid value '(\"" + text + "\")' for 'at' ", e);
        }
    }

    private static Result result(String at, String node, RelayStatus relay, boolean waited) {
        if (relay.remoteAddress().isPresent() && relay.workerAddress().isPresent()) {
            String address = "/service/" + relay.remoteAddress().get();
            String worker = Address.parse(relay.workerAddress().get()).name();
            return Result.plain(Lines.ok("Now relaying messages from " + Paint.name(at + address) + " → "
                    + Paint.name("/node/" + node + "/service/" + worker))).bare(address).json(relay.toJson());
        }
        if (!waited) {
            return Result.plain(Lines.ok("Relay will be created automatically from " + Paint.name(at) + " → "
                    + Paint.name("/node/" + node) + " as soon as a connection can be established."))
                    .json(relay.toJson());
        }
        String reason = relay.lastFailure().map(why -> ": " + why).orElse("");
        return Result
                .plain(Lines.warn("A relay was created at " + Paint.name("/node/" + node) + " but failed to connect to "
                        + Paint.name(at) + reason) + "\n" + Lines.info("It will retry to connect automatically"))
                .json(relay.toJson());
    }
}
