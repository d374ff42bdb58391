package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Encodable;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a worker acts on the rest of its node: it sends from its own addresses, and only from those.
 *
 * <p>Usable from any thread; replies and inherited sources exist only in the handler, on its thread.
 *
 * <p>All sends throw {@link io.ockam.core.OckamException}: {@code NOT_FOUND} if nobody has the first address of the route,
 * {@code CONFLICT} if its worker is shutting down, {@code EXHAUSTED} if its queue is at its hard limit, {@code INVALID} for an
 * empty route or a sending address of somebody else. A message that this worker may not send is dropped with a warning in the
 * log, and the send succeeds. Text and bytes are sent as {@link Body}; a {@link Payload} as it is.
 */
public interface Context {
    /** The primary address. */
    Address address();

    /** All addresses, the primary one first, with their access controls. */
    List<Mailbox> mailboxes();

    /** The node's other workers. */
    Workers workers();

    /** What brought the message that is being handled into the node; empty outside a handler. */
    Optional<Source> source();

    /**
     * Hands over a message and tells what became of it. Never blocks, and throws only for an empty route or a foreign
     * {@code from}.
     */
    Delivery offer(Address from, LocalMessage message);

    /** As {@link #offer(Address, LocalMessage)}, from the primary address. */
    default Delivery offer(LocalMessage message) {
        return offer(address(), message);
    }

    /** Sends {@code body}, with the primary address as the way back. */
    void send(Route route, Encodable body);

    /** Sends {@code text}, with the primary address as the way back. */
    default void send(Route route, String text) {
        send(route, Body.of(text));
    }

    /** Sends a copy of {@code bytes}, with the primary address as the way back. */
    default void send(Route route, byte[] bytes) {
        send(route, Body.of(bytes));
    }

    /** Sends {@code body} from one of the own addresses, which is also the way back. */
    void send(Address from, Route route, Encodable body);

    /** Sends a message on as it is, from the primary address. */
    default void forward(LocalMessage message) {
        forward(address(), message);
    }

    /** Sends a message on as it is, from one of the own addresses. */
    void forward(Address from, LocalMessage message);

    /** Answers the message that is being handled, along its return route and from the address that it came to. */
    void reply(Encodable body);

    /** As {@link #reply(Encodable)}. */
    default void reply(String text) {
        reply(Body.of(text));
    }

    /** As {@link #reply(Encodable)}. */
    default void reply(byte[] bytes) {
        reply(Body.of(bytes));
    }

    /**
     * Sends {@code body} from a temporary address and waits for the first message that comes back there.
     *
     * <p>If the first hop belongs to a producer, such as a connection, the temporary address is made a consumer of its flow.
     * Blocks: throws at once in a worker that is not {@link WorkerOptions#blocking()} and on event loops.
     *
     * @throws io.ockam.core.OckamException {@code TIMED_OUT} after {@code timeout}; {@code CANCELLED} if the thread is
     *         interrupted; {@code CONFLICT} if the node stops
     */
    Message call(Route route, Encodable body, Duration timeout);

    /** Sends text and reads the reply's body as {@code type}, see {@link Body#read}. */
    default <T> T call(Route route, String text, Class<T> type, Duration timeout) {
        return call(route, Body.of(text), timeout).body(type);
    }

    /** Sends bytes and reads the reply's body as {@code type}, see {@link Body#read}. */
    default <T> T call(Route route, byte[] bytes, Class<T> type, Duration timeout) {
        return call(route, Body.of(bytes), timeout).body(type);
    }

    /** Sends {@code body} and reads the reply's payload with {@code decoder}. */
    default <T> T call(Route route, Encodable body, Function<? super Payload, ? extends T> decoder, Duration timeout) {
        return call(route, body, timeout).body(decoder);
    }

    /** A message to be sent later, perhaps repeatedly; {@code body} is encoded each time. */
    Delayed delayed(Route route, Encodable body);

    /**
     * From the next message on this worker runs so; queued messages keep their order.
     *
     * @throws IllegalStateException outside the worker's own handler
     */
    void runAs(Execution execution);

    /** Stops this worker, or closes this context: what is queued is still handled. */
    void stop();
}
