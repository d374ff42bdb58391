package io.ockam.identity.channel;

import io.ockam.core.Message;
import io.ockam.core.worker.Context;

/** What the worker at a decryptor's addresses is just now: a side of a handshake, later the decryptor. */
interface Stage {
    /** As {@link io.ockam.core.worker.Worker#start}; only of the first stage. */
    default void start(Context context) throws Exception {}

    /** Handles one message. @return the stage that handles the next one */
    Stage receive(Context context, Message message) throws Exception;

    /** Called once, of the last stage. */
    void stop(Context context) throws Exception;
}
