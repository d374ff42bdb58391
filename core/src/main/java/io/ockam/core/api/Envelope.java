package io.ockam.core.api;

import io.ockam.core.Body;
import io.ockam.core.Payload;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import java.util.Optional;
import java.util.function.Consumer;

/** What requests and responses have in common: a header and perhaps a body, one CBOR item after the other, inside a BARE length. */
final class Envelope {
    private Envelope() {}

    static Payload encode(Optional<Payload> body, Consumer<CborWriter> header) {
        CborWriter out = new CborWriter();
        header.accept(out);
        body.ifPresent(out::raw);
        return Body.of(out.toArray());
    }

    /** What follows the header that {@code in} has just read, if the header promises it. */
    static Optional<Payload> body(boolean promised, Payload content, CborReader in) {
        return promised ? Optional.of(content.slice(in.position(), in.remaining())) : Optional.empty();
    }

    static MalformedException noBody(String where) {
        return new MalformedException("message for " + where, 0, "expected a message body, got nothing");
    }
}
