package io.ockam.daemon.kind;

import io.ockam.control.api.Api;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.IpPort;
import io.ockam.daemon.manager.Description;
import io.ockam.daemon.manager.Ledger;
import io.ockam.daemon.manager.ResourceKind;
import io.ockam.node.Node;
import io.ockam.state.ResourceRecord;
import io.ockam.state.json.JsonObject;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.transport.tcp.TcpListenerOptions;
import io.ockam.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * TCP listeners. The node's own, which its record asks for, is one of them: it opens last when the node starts, so that nobody comes in
 * before everything is there, and what is kept of it is who it was.
 */
final class TcpListeners implements ResourceKind {
    /** For a closed listener to be gone, which takes an event loop microseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String OWN = "own";

    private final TcpTransport tcp;
    private final Ledger ledger;
    private final Kept own;

    /** What is kept of a listener, so that after a restart it is the same for those who know its addresses. */
    private record Kept(String address, Address worker, FlowControlId flow) {
        JsonObject toJson() {
            return JsonObject.builder().put("address", address).put("worker", worker.toString())
                    .put("flow", flow.text()).build();
        }

        static Kept of(JsonObject fields) {
            return new Kept(fields.text("address"), Address.parse(fields.text("worker")),
                    new FlowControlId(fields.text("flow")));
        }

        static Kept of(TcpListener listener) {
            return new Kept(listener.local().toString(), listener.address(), listener.flow());
        }

        TcpListenerOptions options() {
            return TcpListenerOptions.defaults().withAddress(worker).withFlow(flow);
        }
    }

    TcpListeners(Node node, Ledger ledger) {
        this.tcp = node.tcp();
        this.ledger = ledger;
        this.own = ledger.kept(this, OWN).map(resource -> Kept.of(resource.body()))
                .orElseGet(() -> new Kept("", node.workers().newAddress(), node.workers().flowControls().newId()));
    }

    @Override
    public String name() {
        return "tcp-listener";
    }

    /** The flow control of the node's own listener, known before it opens. */
    FlowControlId ownFlow() {
        return own.flow;
    }

    /** Opens the node's own listener. @return where it listens */
    String open(String address) {
        TcpListener listener = listen(address, own.options());
        Kept open = Kept.of(listener);
        if (ledger.kept(this, OWN).map(ResourceRecord::body).filter(open.toJson()::equals).isEmpty()) {
            ledger.madeAtStart(this, OWN, open.toJson(), () -> end(listener));
        }
        return open.address;
    }

    @Override
    public void serve(ControlRouter.Builder router) {
        router.on(Api.TCP_LISTENERS, _ -> list());
        router.on(Api.CREATE_TCP_LISTENER, call -> create(call.body()));
        router.on(Api.TCP_LISTENER, call -> find(call.parameter(0)).map(TcpListeners::status)
                .orElseThrow(() -> notFound(call.parameter(0))));
        router.on(Api.DELETE_TCP_LISTENER, call -> delete(call.parameter(0)));
    }

    private TransportStatus create(SocketAddressRequest wanted) {
        TcpListener listener = listen(wanted.addr(), TcpListenerOptions.defaults());
        ledger.made(this, listener.local().toString(), Kept.of(listener).toJson(), () -> end(listener));
        return status(listener);
    }

    @Override
    public void restore(ResourceRecord kept) {
        if (!kept.name().equals(OWN)) {
            Kept listener = Kept.of(kept.body());
            listen(listener.address, listener.options());
        }
    }

    private TcpListener listen(String address, TcpListenerOptions options) {
        try {
            return tcp.listen(IpPort.parse(address), options);
        } catch (OckamException e) {
            throw new OckamException(e.code(), "Unable to listen on " + address + ": " + e.getMessage(), e.hint(), e);
        }
    }

    private Nothing delete(String address) {
        Optional<TcpListener> listener = find(address);
        String name = listener.map(open -> open.address().equals(own.worker) ? OWN : open.local().toString())
                .orElse(address);
        if (!ledger.forget(this, name) && listener.isEmpty()) {
            throw notFound(address);
        }
        listener.ifPresent(TcpListeners::end);
        return Nothing.NOTHING;
    }

    /** Afterwards its port is free, and nobody sees it any more. */
    private static void end(TcpListener listener) {
        listener.close();
        listener.closed().toCompletableFuture().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Optional<TcpListener> find(String address) {
        return tcp.findListener(address);
    }

    private static OckamException notFound(String address) {
        return new OckamException(ErrorCode.NOT_FOUND, "Listener " + address + " was not found in the registry.");
    }

    private List<TransportStatus> list() {
        return tcp.listeners().stream().map(TcpListeners::status)
                .sorted(Comparator.comparing(TransportStatus::socketAddr)).toList();
    }

    @Override
    public void describe(Description description) {
        list().forEach(description::addListener);
    }

    static TransportStatus status(TcpListener listener) {
        return new TransportStatus(TransportStatus.TCP, TransportStatus.Mode.LISTEN, listener.local().toString(),
                TransportStatus.NO_WORKER, listener.address().toString(), listener.flow().text());
    }
}
