package io.ockam.transport.tcp;

/**
 * Is told of every connection and listener that comes and goes. Called on an event loop: must be short, and must not block or
 * throw.
 */
public interface TcpObserver {
    /** Looks away. */
    TcpObserver NONE = new TcpObserver() {
    };

    default void connected(TcpConnection connection) {}

    /** @param reason as {@link TcpConnection#closed()} */
    default void disconnected(TcpConnection connection, String reason) {}

    default void listening(TcpListener listener) {}

    default void stoppedListening(TcpListener listener) {}
}
