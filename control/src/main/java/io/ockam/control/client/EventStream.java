package io.ockam.control.client;

import io.ockam.control.api.NodeEvent;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The events of a node, one after the other (HTML standard, section 9.2, as far as nodes use it). For one thread, but {@link #close} may be
 * called by another and ends a waiting {@link #next}.
 */
public final class EventStream implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 1 << 20;

    private final Exchange exchange;
    private final InputStream body;

    EventStream(Exchange exchange, InputStream body) {
        this.exchange = exchange;
        this.body = body;
    }

    /**
     * Waits for the next event; empty when the node has ended the stream.
     *
     * @throws OckamException as {@link ControlClient} says
     */
    public Optional<NodeEvent> next() {
        try {
            return read();
        } catch (IOException e) {
            throw exchange.failure(e);
        }
    }

    private Optional<NodeEvent> read() throws IOException {
        long id = 0;
        String kind = "";
        String data = "";
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (text.isEmpty() && !data.isEmpty()) {
                return Optional.of(new NodeEvent(id, kind, JsonObject.parse(data)));
            }
            String value = text.substring(text.indexOf(':') + 1).strip();
            if (text.startsWith("id:")) {
                id = number(value);
            } else if (text.startsWith("event:")) {
                kind = value;
            } else if (text.startsWith("data:")) {
                data += value;
                if (data.length() > MAX_LINE_BYTES) {
                    throw HttpReader.malformed("an event of more than " + MAX_LINE_BYTES + " bytes");
                }
            }
        }
        return Optional.empty();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new OckamException(ErrorCode.MALFORMED, "An event has an id that is no number", e);
        }
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = body.read(); c != '\n'; c = body.read()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw HttpReader.malformed("an event of more than " + MAX_LINE_BYTES + " bytes");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return Optional.of(HttpReader.utf8(line.toByteArray()));
    }

    @Override
    public void close() {
        exchange.close();
    }
}
