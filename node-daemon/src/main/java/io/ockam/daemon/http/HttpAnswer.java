package io.ockam.daemon.http;

import io.ockam.core.Bytes;
import java.io.IOException;
import java.util.Map;

/** What a client gets. */
public sealed interface HttpAnswer {
    int status();

    Map<String, String> headers();

    /** An answer that is there as a whole. */
    record Whole(int status, Map<String, String> headers, Bytes body) implements HttpAnswer {}

    /** An answer that goes on until {@code source} returns or the client has gone. It has no deadline. */
    record Streamed(int status, Map<String, String> headers, Source source) implements HttpAnswer {}

    /** Writes a streamed answer, on the request's thread. */
    @FunctionalInterface
    interface Source {
        /** @throws InterruptedException when the client has gone or the server stops */
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /** Takes the bytes of a streamed answer. */
    @FunctionalInterface
    interface Sink {
        /** Sends {@code bytes}, which it takes over; waits while the client is behind. @throws IOException once it has gone */
        void write(byte[] bytes) throws IOException, InterruptedException;
    }

    static HttpAnswer of(int status, String contentType, String body) {
        return new Whole(status, Map.of("content-type", contentType), Bytes.utf8(body));
    }
}
