package io.ockam.core.api;

import io.ockam.core.Body;
import io.ockam.core.Encodable;
import io.ockam.core.Payload;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What a client asks of a service of another node.
 *
 * <pre>
 *   varint length | {1: id, 2: path, ? 3: method, 4: has body} | body
 * </pre>
 *
 * @param id from 1 to 2³² − 1, random
 * @param method absent if the peer sent one that is not known here
 * @param body one CBOR item; as {@link Payload} owned by this request
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Requests and responses"</a>
 */
public record Request(long id, String path, Optional<Method> method, Optional<Payload> body) implements Encodable {
    /** A request without a body. */
    public static Request of(Method method, String path, RandomGenerator random) {
        return new Request(freshId(random), path, Optional.of(method), Optional.empty());
    }

    static long freshId(RandomGenerator random) {
        return random.nextLong(1, 1L << 32);
    }

    /** The same request with {@code item} as its body. */
    public Request with(CborItem item) {
        return new Request(id, path, method, Optional.of(Payload.wrap(item.toCbor())));
    }

    /**
     * Reads the body of a message; the request's own body is a window on it.
     *
     * @throws io.ockam.core.OckamException {@link io.ockam.core.ErrorCode#MALFORMED} if it is no request
     */
    public static Request decode(Payload message) {
        Payload content = Body.content(message);
        CborReader in = CborReader.of(content);
        return in.map(fields -> new Request(fields.at(1).u32(), fields.at(2).text(), fields.optional(3, Method::read),
                Envelope.body(fields.at(4).bool(), content, in)));
    }

    /** As a message's body. */
    @Override
    public Payload encode() {
        return Envelope.encode(body, out -> out.map(fields -> {
            fields.at(1).unsigned(id);
            fields.at(2).text(path);
            fields.optional(3, method, CborWriter::item);
            fields.at(4).bool(body.isPresent());
        }));
    }

    /**
     * The body as {@code read} reads it.
     *
     * @throws MalformedException if there is none, or it is something else
     */
    public <T> T body(Function<CborReader, T> read) {
        return read.apply(CborReader.of(body.orElseThrow(() -> Envelope.noBody(path))));
    }

    /** The path's parts without the slashes before them; the last of {@code most} parts holds the rest. */
    public List<String> segments(int most) {
        int from = 0;
        while (from < path.length() && path.charAt(from) == '/') {
            from++;
        }
        return Arrays.asList(path.substring(from).split("/", most));
    }
}
