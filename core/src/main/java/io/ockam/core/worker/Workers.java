package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.pressure.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The workers of one node: starting, stopping, finding. Thread-safe.
 *
 * <p>Every start throws {@link io.ockam.core.OckamException}: {@code ALREADY_EXISTS} if one of the addresses is taken, in which
 * case nothing was started, and {@code CONFLICT} if the node is stopping.
 */
public interface Workers {
    /** Starts {@code worker} at {@code name}: everything may come in and go out. */
    default Address start(String name, Worker worker) {
        return start(WorkerOptions.at(name), worker);
    }

    /**
     * Starts {@code worker}. Returns as soon as its addresses are registered; messages sent before {@link Worker#start} has
     * finished wait.
     *
     * @return its primary address
     */
    Address start(WorkerOptions options, Worker worker);

    /** Starts {@code processor} at {@code name}: nothing may come in or go out. */
    default Address start(String name, Processor processor) {
        return start(WorkerOptions.of(Mailbox.closed(Address.local(name))), processor);
    }

    /** Starts {@code processor} on a virtual thread of its own; the execution and supervision asked for do not matter. */
    Address start(WorkerOptions options, Processor processor);

    /** A context without a worker. */
    DetachedContext detached(Mailbox primary, Mailbox... others);

    /**
     * An entrance for a transport.
     *
     * @param options tells its addresses, what may go out from them, and its phase; nothing may come in
     * @param onStop called once when the entrance is asked to stop, from any thread: the transport ends what it reads from, and
     *        then closes the entrance
     */
    Entrance entrance(WorkerOptions options, Source source, Runnable onStop);

    /**
     * An exit for a transport.
     *
     * @param options tells its addresses, what may come in there, and its phase; nothing goes out from them
     * @param onStop called once when the exit is asked to stop, from any thread; nothing is given to {@code taker} any more
     *        (but one call may still be running): the transport writes what it has taken, and then closes the exit
     */
    Exit exit(WorkerOptions options, Exit.Taker taker, Runnable onStop);

    /** A fresh address nobody can guess. */
    Address newAddress();

    /**
     * Stops the worker or processor that has {@code address}, and returns at once: what is queued is still handled.
     *
     * @throws io.ockam.core.OckamException {@code NOT_FOUND} if there is none
     */
    void stop(Address address);

    /**
     * Waits until the worker with this primary address has started.
     *
     * @throws io.ockam.core.OckamException {@code NOT_FOUND} if there is none, {@code TIMED_OUT}, or the failure of its start
     */
    void awaitStarted(Address primary, Duration timeout);

    /** Waits until nobody has {@code address}; at once if nobody has. */
    void awaitStopped(Address address, Duration timeout);

    /** The primary addresses of all workers, processors, entrances, exits and detached contexts, in no order. */
    List<Address> list();

    /** Whether somebody has {@code address}. */
    boolean exists(Address address);

    Optional<Metadata> metadata(Address address);

    /**
     * The first address of the route that forwards to another node.
     *
     * @throws io.ockam.core.OckamException {@code INVALID} if an address before it is not local
     */
    Optional<Address> terminal(Route route);

    /**
     * Lets the worker at {@code router} get everything that is sent to addresses of {@code type}.
     *
     * @throws io.ockam.core.OckamException {@code ALREADY_EXISTS} if there is one for this type
     */
    void register(int type, Address router);

    FlowControls flowControls();

    /**
     * To be told of a message that came from another node and is for nobody here, or for somebody whom it may not reach. Whatever brings
     * messages into the node does so, after it has logged that.
     */
    void stray(LocalMessage message);

    /** From now on {@code taker} is given all strays, on the threads that deliver, instead of the one before: must be short. */
    void takeStrays(Consumer<LocalMessage> taker);
}
