package io.ockam.daemon.channel;

import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelRequest;
import io.ockam.control.api.channel.SecureChannelStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.Traffic;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.retriever.CredentialRetrievers;
import io.ockam.node.Node;
import io.ockam.node.connect.Connection;
import io.ockam.node.connect.Connector;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Secure channels. Those made on request are kept and made again at the same address when the node starts; when the connection goes that one
 * was made over, it is closed. All others, which peers or routes have made, are only shown.
 */
public final class SecureChannelKind implements ResourceKind {
    /** What is kept of a channel: how it was asked for, and where it is. */
    private record Kept(Address address, FlowControlId flow, SecureChannelRequest request) {
        JsonObject toJson() {
            return JsonObject.builder().put("address", address.toString()).put("flow", flow.text())
                    .put("request", request.toJson()).build();
        }

        static Kept of(JsonObject fields) {
            return new Kept(Address.parse(fields.text("address")), new FlowControlId(fields.text("flow")),
                    SecureChannelRequest.BODY.of(fields.object("request")));
        }
    }

    /** One that was asked for and is open. */
    private record Made(SecureChannel channel, Route route, List<String> authorized, Connection connection) {}

    private final Node node;
    private final NodeTrust trust;
    private final Connector connector;
    private final Ledger ledger;
    private final Map<Address, Made> made = new ConcurrentHashMap<>();

    /** @param connector knows {@code /secure} parts */
    public SecureChannelKind(Node node, NodeTrust trust, Connector connector, Ledger ledger) {
        this.node = node;
        this.trust = trust;
        this.connector = connector;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "secure-channel";
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(SecureChannelApi.CHANNELS, _ -> made.values().stream().map(each -> status(each.channel)).toList());
        router.on(SecureChannelApi.CREATE_CHANNEL, call -> create(call.body()));
        router.on(SecureChannelApi.CHANNEL, call -> status(find(call.parameter(0))));
        router.on(SecureChannelApi.DELETE_CHANNEL, call -> delete(call.parameter(0)));
    }

    private SecureChannelStatus create(SecureChannelRequest wanted) {
        Kept kept = new Kept(node.workers().newAddress(), node.workers().flowControls().newId(), wanted);
        SecureChannel channel = make(kept);
        ledger.made(this, kept.address.toString(), kept.toJson(), channel::close);
        return status(channel);
    }

    @Override
    public void restore(ResourceRecord resource) {
        make(Kept.of(resource.body()));
    }

    private SecureChannel make(Kept kept) {
        SecureChannelRequest wanted = kept.request;
        long deadline = System.nanoTime() + wanted.timeout().toNanos();
        SecureChannelOptions options = options(wanted).at(kept.address).withFlow(kept.flow);
        Connection connection = connector.connect(MultiAddress.parse(wanted.route()), wanted.timeout());
        boolean done = false;
        try {
            requireListener(connection, wanted.route());
            SecureChannel channel = node.channels().create(trust.identity(wanted.identity()), connection.route(),
                    options.withTimeout(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            watch(new Made(channel, connection.route(), wanted.authorized(), connection));
            done = true;
            return channel;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private SecureChannelOptions options(SecureChannelRequest wanted) {
        SecureChannelOptions options = trust
                .channelOptions(wanted.authorized().stream().map(Identifier::parse).toList());
        return wanted.credential().map(hex -> options.presenting(CredentialRetrievers.fixed(credential(hex))))
                .orElse(options);
    }

    private static CredentialAndPurposeKey credential(String hex) {
        try {
            return CredentialAndPurposeKey.parse(hex);
        } catch (OckamException e) {
            throw new OckamException(e.code(),
                    e.code() == ErrorCode.MALFORMED ? "Invalid credential" : "Invalid credential hex", e);
        }
    }

    /** A route that only leads to another node would wait for an answer that nobody there gives. */
    private static void requireListener(Connection connection, String route) {
        if (connection.route().equals(connection.transportRoute())) {
            throw new OckamException(ErrorCode.INVALID, "'" + route + "' names no listener for secure channels",
                    "Every node has one at /service/api.", null);
        }
    }

    private void watch(Made one) {
        SecureChannel channel = one.channel;
        made.put(channel.address(), one);
        channel.closed().thenRun(() -> {
            made.remove(channel.address());
            one.connection.close();
        });
        one.connection.lost().thenAccept(reason -> {
            if (made.containsKey(channel.address())) {
                ledger.tell(this, "lost", JsonObject.builder().put("channel", channel.address().toString())
                        .put("reason", reason).build());
                channel.close();
            }
        });
    }

    private Nothing delete(String text) {
        Optional<SecureChannel> open = open(text);
        boolean known = ledger.forget(this, address(text).toString());
        if (open.isEmpty() && !known) {
            throw notFound(text);
        }
        open.ifPresent(SecureChannel::close);
        return Nothing.NOTHING;
    }

    private SecureChannel find(String text) {
        return open(text).orElseThrow(() -> notFound(text));
    }

    private Optional<SecureChannel> open(String text) {
        return node.channels().find(address(text));
    }

    /** {@code 5f…e1}, {@code 0#5f…e1} or {@code /service/5f…e1}. */
    private static Address address(String text) {
        return text.startsWith("/") ? MultiAddress.parse(text).route().first() : Address.parse(text);
    }

    private static OckamException notFound(String text) {
        return new OckamException(ErrorCode.NOT_FOUND,
                "Secure channel with address, " + address(text) + ", not found");
    }

    @Override
    public void describe(Description description) {
        node.channels().channels().stream().sorted(Comparator.comparing(SecureChannel::opened)).map(this::status)
                .forEach(description::addSecureChannel);
    }

    private SecureChannelStatus status(SecureChannel channel) {
        Optional<Made> asked = Optional.ofNullable(made.get(channel.address()));
        Traffic traffic = channel.traffic();
        return new SecureChannelStatus(channel.address().toString(),
                asked.map(Made::route).orElseGet(channel::remoteRoute).toString(),
                asked.map(Made::authorized).filter(list -> !list.isEmpty()), channel.flow().text(),
                channel.role().toString(), channel.mine().toString(), channel.peer().toString(), channel.opened(),
                new SecureChannelStatus.Traffic(traffic.sentMessages(), traffic.sentBytes(),
                        traffic.receivedMessages(), traffic.receivedBytes(), traffic.refusedMessages(),
                        traffic.lastRekey()));
    }
}
