package io.ockam.command.node;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.control.api.NodeResources;
import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.OutletStatus;
import io.ockam.control.api.portal.RelayStatus;
import io.ockam.control.api.portal.SessionStatus;
import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.state.NodeStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A node and what is in it, for people: an outline, two blanks a level. */
public final class NodeDescription {
    private NodeDescription() {}

    public static String of(NodeResources node) {
        List<String> lines = new ArrayList<>();
        lines.add(Paint.name(node.name()) + (node.isDefault() ? " (default)" : "") + ":");
        lines.add("  " + status(node.status()));
        lines.add("  With route " + Paint.name(node.route().shortForm())
                + node.route().verbose().map(verbose -> " or " + Paint.name(verbose)).orElse(""));
        node.httpServerAddress().ifPresent(address -> lines.add("  HTTP server listening at " + Paint.name(address)));
        node.identityName().ifPresent(identity -> lines.add("  Identity: " + Paint.name(identity)));
        section(lines, "Transports", node.transports().stream().flatMap(each(NodeDescription::transport)));
        section(lines, "Secure Channels",
                Stream.concat(node.secureChannelListeners().stream().flatMap(each(NodeDescription::listener)),
                        node.secureChannels().stream().flatMap(NodeDescription::channel)));
        section(lines, "Portals", Stream.concat(node.inlets().stream().flatMap(NodeDescription::inlet),
                node.outlets().stream().flatMap(each(NodeDescription::outlet))));
        if (!node.relays().isEmpty()) {
            section(lines, "Relays", node.relays().stream().flatMap(NodeDescription::relay));
        }
        section(lines, "Services", node.services().stream().flatMap(each(NodeDescription::service)));
        return Lines.indented(String.join("\n", lines), "    ");
    }

    private static <T> Function<T, Stream<String>> each(Function<T, String> line) {
        return item -> Stream.of(line.apply(item));
    }

    private static void section(List<String> lines, String title, Stream<String> content) {
        List<String> inside = content.toList();
        lines.add(inside.isEmpty() ? "  No " + title : "  " + title + ":");
        inside.forEach(line -> lines.add("    " + line));
    }

    private static String status(NodeStatus status) {
        return switch (status) {
            case NodeStatus.Running(long pid) -> "The node is " + Paint.ok("UP") + ", with PID " + pid;
            case NodeStatus.NotAnswering(long pid) ->
                "The node is " + Paint.warn("NOT ANSWERING") + ", with PID " + pid;
            case NodeStatus.Zombie(long pid) -> "The node is " + Paint.bad("DOWN") + ", with PID " + pid;
            case NodeStatus.Stopped() -> "The node is " + Paint.bad("DOWN");
        };
    }

    private static String transport(TransportStatus transport) {
        return "TCP, " + transport.mode().shown() + " at " + Paint.name(transport.socketAddr());
    }

    private static String listener(SecureChannelListenerStatus listener) {
        return "Listener at " + Paint.name(service(listener.address()));
    }

    private static Stream<String> channel(SecureChannelStatus channel) {
        SecureChannelStatus.Traffic traffic = channel.traffic();
        return Stream.of(
                "Channel at " + Paint.name(service(Address.parse(channel.channel()))) + ", as " + channel.role(),
                "  With " + Paint.name(channel.peer()),
                "  Since " + channel.opened().truncatedTo(ChronoUnit.SECONDS) + ", "
                        + traffic.sentMessages() + " messages (" + traffic.sentBytes() + " bytes) sent, "
                        + traffic.receivedMessages() + " (" + traffic.receivedBytes() + " bytes) received");
    }

    private static Stream<String> inlet(InletStatus inlet) {
        Stream.Builder<String> lines = Stream.builder();
        lines.add("Inlet " + Paint.name(inlet.alias()) + " at " + Paint.name(inlet.bindAddr()) + " is "
                + inlet.status().text().toUpperCase(Locale.ROOT));
        inlet.session().flatMap(SessionStatus::reason).ifPresent(reason -> lines.add("  Because: " + reason));
        inlet.outletRoute().ifPresent(route -> lines.add("  With route to outlet " + Paint.name(services(route))));
        return lines.add("  Outlet Address: " + Paint.name(inlet.outletAddr())).build();
    }

    private static Stream<String> relay(RelayStatus relay) {
        Stream.Builder<String> lines = Stream.builder();
        lines.add("Relay " + Paint.name(relay.name()) + " at " + Paint.name(relay.destination()) + " is "
                + relay.status().text().toUpperCase(Locale.ROOT));
        relay.lastFailure().filter(_ -> relay.status() == ConnectionStatus.DOWN)
                .ifPresent(reason -> lines.add("  Because: " + reason));
        relay.remoteAddress().ifPresent(address -> lines.add("  With address " + Paint.name("/service/" + address)));
        return lines.build();
    }

    private static String outlet(OutletStatus outlet) {
        return "Outlet at " + Paint.name(service(outlet.workerAddr())) + " is connected to " + Paint.name(outlet.to());
    }

    private static String service(ServiceStatus service) {
        return Paint.warn(service.type()) + " service at " + Paint.name(service.addr());
    }

    /** {@code /service/api}: as it is written in a route. */
    private static String service(Address address) {
        return "/service/" + address.name();
    }

    /** {@code /service/a/service/b} of {@code 0#a => 0#b}. */
    private static String services(String route) {
        return Route.parse(route).toList().stream().map(NodeDescription::service).collect(Collectors.joining());
    }
}
