package io.ockam.core.worker;

import io.ockam.core.Message;

/**
 * Handles the messages of its addresses, strictly one at a time and in the order in which each sender sent them; what one
 * call wrote, the next one sees.
 *
 * <p>A worker must not block, unless it was started with {@link WorkerOptions#blocking()}. Whatever it throws is logged with its
 * address and it lives on, or as its {@link Supervision} says.
 *
 * <pre>{@code
 * workers.start("echoer", (context, message) -> context.reply(message.payload()));
 * }</pre>
 */
@FunctionalInterface
public interface Worker {
    /** Handles one message, and owns its payload. Never interrupted by a stop. */
    void receive(Context context, Message message) throws Exception;

    /** Called before the first message. If it throws, the worker is stopped at once and its addresses are freed. */
    default void start(Context context) throws Exception {}

    /** Called once, after the last message, also when {@link #start} failed; its addresses are freed afterwards. */
    default void stop(Context context) throws Exception {}
}
