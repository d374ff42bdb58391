package io.ockam.daemon.kind;

import io.ockam.daemon.control.EventRing;
import io.ockam.state.json.JsonObject;
import io.ockam.transport.tcp.TcpConnection;
import io.ockam.transport.tcp.TcpListener;
import io.ockam.transport.tcp.TcpObserver;

/** Tells who listens of connections and listeners, whoever has made them. */
final class TcpEvents implements TcpObserver {
    private final EventRing events;

    TcpEvents(EventRing events) {
        this.events = events;
    }

    @Override
    public void connected(TcpConnection connection) {
        events.publish("tcp-connection.opened", TcpConnections.status(connection).toJson());
    }

    @Override
    public void disconnected(TcpConnection connection, String reason) {
        events.publish("tcp-connection.closed", with(TcpConnections.status(connection).toJson(), reason));
    }

    @Override
    public void listening(TcpListener listener) {
        events.publish("tcp-listener.opened", TcpListeners.status(listener).toJson());
    }

    @Override
    public void stoppedListening(TcpListener listener) {
        events.publish("tcp-listener.closed", TcpListeners.status(listener).toJson());
    }

    private static JsonObject with(JsonObject what, String reason) {
        return JsonObject.builder().putAll(what).put("reason", reason).build();
    }
}
