package io.ockam.control.handler;

/**
 * Answers requests. Called on a thread that may block, one for each request; the thread is interrupted when the request's deadline has
 * passed or its client has gone, and whatever it was doing then must end soon.
 */
@FunctionalInterface
public interface ControlHandler {
    /** Never throws for what a client did; an exception is our own mistake and is answered as such by the server. */
    ControlAnswer handle(ControlRequest request);
}
