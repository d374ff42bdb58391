package io.ockam.command.channel;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Durations;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.NodeArgument;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelStatus.Traffic;
import io.ockam.control.api.channel.SecureChannelStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** {@code ockam secure-channel show}. */
final class ChannelShow implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Show a secure channel: who is at its other end, and what it has carried.").needingArguments()
                .with(Option.argument("ADDRESS").required().says("The channel's address at this node."),
                        NodeArgument.AT);
    }

    @Override
    public Result run(Invocation invocation) {
        SecureChannelStatus channel = NodeArgument.client(invocation, "--at").call(SecureChannelApi.CHANNEL,
                invocation.options().required("ADDRESS"));
        return Result.plain(describe(channel, invocation.clock())).json(channel.toJson());
    }

    private static String describe(SecureChannelStatus channel, InstantSource clock) {
        Traffic traffic = channel.traffic();
        return """

                Secure Channel:
                •         At:  %s
                •         To:  %s
                • Authorized:  %s
                •       Peer:  %s, as %s
                •     Opened:  %s ago, last new key %s
                •       Sent:  %d messages, %d bytes
                •   Received:  %d messages, %d bytes; %d refused""".formatted(
                Paint.name(Channels.service(channel.channel())), Paint.name(channel.route()),
                channel.authorized().map(list -> String.join("\n\t", list)).orElse("none"),
                Paint.name(channel.peer()), channel.role().equals("initiator") ? "responder" : "initiator",
                age(channel.opened(), clock),
                traffic.lastRekey().map(when -> age(when, clock) + " ago").orElse("not yet needed"),
                traffic.sentMessages(), traffic.sentBytes(), traffic.receivedMessages(), traffic.receivedBytes(),
                traffic.refusedMessages());
    }

    private static String age(Instant when, InstantSource clock) {
        Duration age = Duration.between(when, clock.instant()).truncatedTo(ChronoUnit.SECONDS);
        return Durations.print(age.isNegative() ? Duration.ZERO : age);
    }
}
