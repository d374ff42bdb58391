package io.ockam.daemon.manager;

import io.ockam.control.handler.ControlRouter;
import io.ockam.state.ResourceRecord;
import java.util.List;

/**
 * One kind of thing in a node: how it is asked for, shown, brought back after a restart, and ended.
 *
 * <p>All methods but {@link #serve} may be called from several threads at once.
 */
public interface ResourceKind extends AutoCloseable {
    /** What its kept records are called, {@link ResourceRecord#kind}; one that keeps nothing has a name all the same, for messages. */
    String name();

    /** Adds the operations that it answers. */
    default void serve(ControlRouter.Builder router) {}

    /**
     * Makes an end of what was half-made when the node was killed. Called once, before anything comes back, and not while there are records
     * that cannot be read.
     *
     * @param all what is kept, of all kinds
     */
    default void mend(List<ResourceRecord> all) {}

    /**
     * In place of {@link #mend} when there are records that cannot be read: whatever they may have forbidden stays forbidden.
     *
     * @param readable what is kept, of all kinds, as far as it can be read
     */
    default void distrust(List<ResourceRecord> readable) {}

    /**
     * Makes again what was kept. What it had at run time (addresses, flow control ids) it has again. Interrupted when it takes too long.
     *
     * @throws io.ockam.core.OckamException why it cannot be; the record stays, for the next start
     */
    default void restore(ResourceRecord kept) {}

    /** Adds what {@code node show} and the lists tell of it. */
    default void describe(Description description) {}

    /** The node ends: lets go of what the runtime does not end by itself. Kept records stay. */
    @Override
    default void close() {}
}
