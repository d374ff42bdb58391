package io.ockam.portal.intercept;

/**
 * Sees the bytes of one connection through a portal, and says what goes on in their place.
 *
 * <p>Pieces are as the sockets gave them: a protocol's own messages must be put together. Each method is called by one thread at a time and in
 * the order of the bytes; the two may run at once. They must not block. What they throw is logged, and the piece is lost.
 */
public interface Interceptor {
    /** From the client: what the server shall get; may be empty. */
    byte[] toOutlet(byte[] bytes);

    /** From the server: what the client shall get; may be empty. */
    byte[] toInlet(byte[] bytes);
}
