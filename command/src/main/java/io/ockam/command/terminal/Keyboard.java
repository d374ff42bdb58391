package io.ockam.command.terminal;

/** Keys, one at a time. For one thread. */
@FunctionalInterface
public interface Keyboard extends AutoCloseable {
    /** Waits for the next key; {@link Key#ESCAPE} for ever when the terminal is gone. */
    Key next();

    /** The terminal is as it was before. */
    @Override
    default void close() {}
}
