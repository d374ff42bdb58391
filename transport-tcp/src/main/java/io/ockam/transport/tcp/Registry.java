package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.OckamException;
import io.ockam.core.net.IpPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open connections and listeners of a node, in the order in which they were made. Thread-safe. */
final class Registry {
    private final Map<Address, TcpConnection> connections = new LinkedHashMap<>();
    private final Map<Address, TcpListener> listeners = new LinkedHashMap<>();

    synchronized void add(TcpConnection connection) {
        connections.put(connection.sender(), connection);
    }

    synchronized void remove(TcpConnection connection) {
        connections.remove(connection.sender(), connection);
    }

    synchronized void add(TcpListener listener) {
        listeners.put(listener.address(), listener);
    }

    synchronized void remove(TcpListener listener) {
        listeners.remove(listener.address(), listener);
    }

    synchronized List<TcpConnection> connections() {
        return List.copyOf(connections.values());
    }

    synchronized List<TcpListener> listeners() {
        return List.copyOf(listeners.values());
    }

    /** By its sending address, else by its receiving one. */
    synchronized Optional<TcpConnection> connection(Address worker) {
        return Optional.ofNullable(connections.get(worker))
                .or(() -> connections.values().stream().filter(each -> each.receiver().equals(worker)).findFirst());
    }

    Optional<TcpConnection> findConnection(String socketOrWorker) {
        return socket(socketOrWorker)
                .flatMap(peer -> connections().stream().filter(each -> each.peer().equals(peer)).findFirst())
                .or(() -> worker(socketOrWorker).flatMap(this::connection));
    }

    Optional<TcpListener> findListener(String socketOrWorker) {
        return socket(socketOrWorker)
                .flatMap(local -> listeners().stream().filter(each -> each.local().equals(local)).findFirst())
                .or(() -> worker(socketOrWorker).flatMap(this::listener));
    }

    private synchronized Optional<TcpListener> listener(Address address) {
        return Optional.ofNullable(listeners.get(address));
    }

    private static Optional<IpPort> socket(String text) {
        try {
            return Optional.of(IpPort.parse(text));
        } catch (OckamException _) {
            return Optional.empty();
        }
    }

    private static Optional<Address> worker(String text) {
        try {
            return Optional.of(Address.parse(text));
        } catch (OckamException _) {
            return Optional.empty();
        }
    }
}
