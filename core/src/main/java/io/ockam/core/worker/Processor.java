package io.ockam.core.worker;

/**
 * Brings messages into the node by itself, for example from a file, a socket or a clock.
 *
 * <p>It runs on a virtual thread of its own and may block. It is a source: while what it sent waits in a queue that is over its
 * mark, it is not called, and its sends wait. A stop interrupts its thread.
 */
@FunctionalInterface
public interface Processor {
    /**
     * Does one step.
     *
     * <p>What it throws is logged, and it is called again after a pause that grows up to a second while it goes on failing.
     *
     * @return false when it has finished: it is then stopped
     */
    boolean process(DetachedContext context) throws Exception;

    /** As {@link Worker#start}. */
    default void start(DetachedContext context) throws Exception {}

    /** As {@link Worker#stop}. */
    default void stop(DetachedContext context) throws Exception {}
}
