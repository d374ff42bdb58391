package io.ockam.daemon.channel;

import io.ockam.control.api.ServiceStatus;
import io.ockam.control.api.channel.SecureChannelApi;
import io.ockam.control.api.channel.SecureChannelListenerRequest;
import io.ockam.control.api.channel.SecureChannelListenerStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.SecureChannelListener;
import io.ockam.node.Node;
import io.ockam.node.service.ServiceKind;
import io.ockam.node.service.Services;
import io.ockam.state.LaunchConfiguration;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Secure-channel listeners. Every node has {@code api}, with its own identity; anybody may have a channel with it, and what such a channel
 * reaches is decided by flow control and policies. A launch configuration may name another one that stands in for it, with the same reach.
 * What is kept of a listener is who it was, so that its flow stays the same.
 */
public final class SecureChannelListenerKind implements ResourceKind {
    private static final String TYPE = "secure_channel_listener";
    private static final LaunchConfiguration.Listener USUAL = new LaunchConfiguration.Listener("api", List.of(),
            Optional.empty());

    /** What is kept of a listener. */
    private record Kept(Address address, FlowControlId flow, List<String> authorized, Optional<String> identity) {
        JsonObject toJson() {
            return JsonObject.builder().put("address", address.toString()).put("flow", flow.text())
                    .put("authorized", Json.texts(authorized)).putIfPresent("identity", identity).build();
        }

        static Kept of(JsonObject fields) {
            return new Kept(Address.parse(fields.text("address")), new FlowControlId(fields.text("flow")),
                    fields.texts("authorized"), fields.optionalText("identity"));
        }
    }

    private final Node node;
    private final NodeTrust trust;
    private final Ledger ledger;
    private final FlowControlId transport;
    private final AccessControl arrivals;
    private final Kept own;

    /**
     * @param launched the node's own listener, if it is not to be the usual one
     * @param transport the flow of the node's own TCP listener, through which all of these can be reached
     * @param arrivals asked about everything that comes out of their channels
     */
    public SecureChannelListenerKind(Node node, NodeTrust trust, Ledger ledger,
            Optional<LaunchConfiguration.Listener> launched, FlowControlId transport, AccessControl arrivals) {
        this.node = node;
        this.trust = trust;
        this.ledger = ledger;
        this.transport = transport;
        this.arrivals = arrivals;
        LaunchConfiguration.Listener wanted = launched.orElse(USUAL);
        this.own = ledger.kept(this, wanted.address()).map(resource -> Kept.of(resource.body()))
                .orElseGet(() -> new Kept(Address.local(wanted.address()), node.workers().flowControls().newId(),
                        wanted.authorized(), wanted.identity()));
    }

    @Override
    public String name() {
        return "secure-channel-listener";
    }

    /** What comes out of the channels of the node's own listener. */
    public FlowControlId ownFlow() {
        return own.flow;
    }

    /** Starts the node's own listener. */
    public void open() {
        SecureChannelListener listener = listen(own);
        String name = own.address.name();
        if (ledger.kept(this, name).isEmpty()) {
            ledger.madeAtStart(this, name, own.toJson(), listener::close);
        }
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(SecureChannelApi.LISTENERS, _ -> list());
        router.on(SecureChannelApi.CREATE_LISTENER, call -> create(call.body()));
        router.on(SecureChannelApi.LISTENER, call -> status(find(call.parameter(0))));
        router.on(SecureChannelApi.DELETE_LISTENER, call -> delete(call.parameter(0)));
    }

    private SecureChannelListenerStatus create(SecureChannelListenerRequest wanted) {
        Kept kept = new Kept(Address.parse(wanted.address()), node.workers().flowControls().newId(),
                wanted.authorized(), wanted.identity());
        SecureChannelListener listener = listen(kept);
        ledger.made(this, kept.address.name(), kept.toJson(), listener::close);
        return status(listener);
    }

    @Override
    public void restore(ResourceRecord resource) {
        if (!resource.name().equals(own.address.name())) {
            listen(Kept.of(resource.body()));
        }
    }

    /** Through its channels the usual services can be reached, and itself, for a channel inside a channel. */
    private SecureChannelListener listen(Kept wanted) {
        List<Identifier> authorized = wanted.authorized.stream().map(Identifier::parse).toList();
        SecureChannelListener listener = node.channels().listen(trust.identity(wanted.identity), wanted.address,
                trust.listenerOptions(authorized).withFlow(wanted.flow).consumerOf(transport).lettingOut(arrivals));
        listener.admit(listener.address());
        List.of("echo", "uppercase", "udp").forEach(service -> listener.admit(Address.local(service)));
        node.services().list().stream().filter(service -> service.kind() == ServiceKind.HOP)
                .map(Services.Service::address).forEach(listener::admit);
        return listener;
    }

    private Nothing delete(String text) {
        Optional<SecureChannelListener> open = open(text);
        boolean known = ledger.forget(this, Address.parse(text).name());
        if (open.isEmpty() && !known) {
            throw new OckamException(ErrorCode.NOT_FOUND, "operation failed for address " + Address.parse(text));
        }
        open.ifPresent(SecureChannelListener::close);
        return Nothing.NOTHING;
    }

    private Optional<SecureChannelListener> open(String text) {
        Address address = Address.parse(text);
        return node.channels().listeners().stream().filter(each -> each.address().equals(address)).findFirst();
    }

    private SecureChannelListener find(String text) {
        return open(text).orElseThrow(() -> new OckamException(ErrorCode.NOT_FOUND,
                "Secure channel with address, " + Address.parse(text) + ", not found"));
    }

    private List<SecureChannelListenerStatus> list() {
        return node.channels().listeners().stream().sorted(Comparator.comparing(SecureChannelListener::address))
                .map(SecureChannelListenerKind::status).toList();
    }

    @Override
    public void describe(Description description) {
        for (SecureChannelListenerStatus listener : list()) {
            description.addSecureChannelListener(listener);
            description.addService(new ServiceStatus(listener.address().name(), TYPE));
        }
    }

    private static SecureChannelListenerStatus status(SecureChannelListener listener) {
        return new SecureChannelListenerStatus(listener.address(), listener.flow().text(), listener.keyExchangeOnly());
    }
}
