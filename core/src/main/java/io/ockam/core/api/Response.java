package io.ockam.core.api;

import io.ockam.core.Body;
import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What a service answers.
 *
 * <pre>
 *   varint length | {1: id, 2: id of the request, ? 3: status, 4: has body} | body
 * </pre>
 *
 * @param id from 1 to 2³² − 1, random
 * @param re the id of the request, 0 if the service could not read it
 * @param status absent if the peer sent one that is not known here
 * @param body one CBOR item; an {@link ApiError} unless the status is 200
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Requests and responses"</a>
 */
public record Response(long id, long re, Optional<Status> status, Optional<Payload> body) implements Encodable {
    /** 200 without a body. */
    public static Response ok(Request request, RandomGenerator random) {
        return of(request.id(), Status.OK, Optional.empty(), random);
    }

    /** 200 with a body. */
    public static Response ok(Request request, CborItem body, RandomGenerator random) {
        return of(request.id(), Status.OK, Optional.of(body), random);
    }

    /** A failure, with the request's path and method and {@code message} in its body. */
    public static Response failed(Request request, Status status, String message, RandomGenerator random) {
        return of(request.id(), status, Optional.of(ApiError.of(request, message)), random);
    }

    /** What {@code cause} is to a peer: 404 for what is not there, 400 for what cannot be read, else 500. */
    public static Response failed(Request request, OckamException cause, RandomGenerator random) {
        Status status = switch (cause.code()) {
            case NOT_FOUND -> Status.NOT_FOUND;
            case MALFORMED -> Status.BAD_REQUEST;
            default -> Status.INTERNAL_SERVER_ERROR;
        };
        return failed(request, status, cause.getMessage(), random);
    }

    private static Response of(long re, Status status, Optional<CborItem> body, RandomGenerator random) {
        return new Response(Request.freshId(random), re, Optional.of(status),
                body.map(item -> Payload.wrap(item.toCbor())));
    }

    /**
     * Reads the body of a message; the response's own body is a window on it.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if it is no response
     */
    public static Response decode(Payload message) {
        Payload content = Body.content(message);
        CborReader in = CborReader.of(content);
        return in.map(fields -> new Response(fields.at(1).u32(), fields.at(2).u32(), fields.optional(3, Status::read),
                Envelope.body(fields.at(4).bool(), content, in)));
    }

    /** As a message's body. */
    @Override
    public Payload encode() {
        return Envelope.encode(body, out -> out.map(fields -> {
            fields.at(1).unsigned(id);
            fields.at(2).unsigned(re);
            fields.optional(3, status, CborWriter::item);
            fields.at(4).bool(body.isPresent());
        }));
    }

    /**
     * Requires success.
     *
     * @return this response
     * @throws OckamException what the peer said, with the code that fits its status; {@link ErrorCode#MALFORMED} without one
     */
    public Response success() {
        Status known = status.orElseThrow(
                () -> new OckamException(ErrorCode.MALFORMED, "No status code found in response"));
        if (known != Status.OK) {
            throw new OckamException(known.error(), "An error occurred while processing the request. Status code: "
                    + known + message().map(". Message: "::concat).orElse(""));
        }
        return this;
    }

    /**
     * The body of a success, as {@code read} reads it.
     *
     * @throws OckamException as {@link #success()}; {@link ErrorCode#MALFORMED} if there is no such body
     */
    public <T> T success(Function<CborReader, T> read) {
        Payload item = success().body
                .orElseThrow(() -> new OckamException(ErrorCode.MALFORMED, "expected a message body, got nothing"));
        try {
            return read.apply(CborReader.of(item));
        } catch (MalformedException e) {
            throw new OckamException(ErrorCode.MALFORMED, "Failed to decode response body: " + e.getMessage(), e);
        }
    }

    /** What a failure's body says: its message, or all that it has; nothing if it cannot be read. */
    private Optional<String> message() {
        try {
            return body.map(item -> ApiError.read(CborReader.of(item)))
                    .map(error -> error.message().orElseGet(error::toString));
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }
}
