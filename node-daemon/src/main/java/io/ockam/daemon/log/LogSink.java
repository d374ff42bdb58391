package io.ockam.daemon.log;

import java.io.IOException;

/** Where the bytes of finished lines go. Used by one thread. */
interface LogSink {
    /** Writes whole lines; may block. */
    void write(byte[] lines, int length) throws IOException;

    default void close() throws IOException {}
}
