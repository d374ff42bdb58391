package io.ockam.control.client;

import io.ockam.control.Deadline;
import io.ockam.control.api.Api;
import io.ockam.control.api.SocketAddressRequest;
import io.ockam.control.api.TransportStatus;
import io.ockam.control.operation.Body;
import io.ockam.control.operation.Method;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import io.ockam.control.operation.Problem;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import io.ockam.state.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks one node, one connection a request. Immutable and thread-safe; opens nothing until asked.
 *
 * <pre>{@code
 * ControlClient node = new ControlClient(process.controlSocket(), Duration.ofSeconds(120));
 * TransportStatus made = node.call(Api.CREATE_TCP_LISTENER, new SocketAddressRequest("127.0.0.1:0"));
 * node.call(Api.DELETE_TCP_LISTENER, made.socketAddr());
 * }</pre>
 *
 * What every call throws: {@link OckamException} with {@link ErrorCode#UNAVAILABLE} if nobody listens there or the connection breaks,
 * {@link ErrorCode#TIMED_OUT} when the limit has passed, {@link ErrorCode#CANCELLED} if the thread is interrupted,
 * {@link ErrorCode#MALFORMED} for an answer that cannot be understood, or whatever the node answers.
 */
public final class ControlClient {
    /** A larger answer is refused. */
    static final int MAX_ANSWER_BYTES = 64 << 20;

    private final Path socket;
    private final Duration limit;

    /**
     * @param socket of the node, from its process record
     * @param limit for connecting, asking and the whole answer of one call
     */
    public ControlClient(Path socket, Duration limit) {
        this.socket = socket;
        this.limit = limit;
    }

    /** The same node with another limit. */
    public ControlClient within(Duration other) {
        return new ControlClient(socket, other);
    }

    /** Asks an operation that takes no body; {@code parameters} stand for the braces in its path. */
    public <A> A call(Operation<Nothing, A> operation, String... parameters) {
        return exchange(operation.method(), operation.at(parameters), new byte[0], operation.answer());
    }

    /** Asks an operation that takes a body; {@code parameters} stand for the braces in its path. */
    public <Q, A> A call(Operation<Q, A> operation, Q body, String... parameters) {
        byte[] text = operation.request().toJson(body).compact().getBytes(StandardCharsets.UTF_8);
        if (text.length > Api.MAX_REQUEST_BYTES) {
            throw new OckamException(ErrorCode.INVALID,
                    "The request has " + text.length + " bytes; a node takes at most " + Api.MAX_REQUEST_BYTES);
        }
        return exchange(operation.method(), operation.at(parameters), text, operation.answer());
    }

    /**
     * What the node tells of itself from now on, without an end. The limit holds until the node has begun to tell.
     *
     * @return to be closed
     */
    public EventStream events() {
        Exchange exchange = Exchange.open(socket, Deadline.in(limit));
        try {
            exchange.send(Method.GET, Api.EVENTS, "text/event-stream", new byte[0]);
            HttpHead head = exchange.head();
            if (head.status() != 200) {
                throw problem(head, exchange.body(head, MAX_ANSWER_BYTES));
            }
            return new EventStream(exchange, exchange.endlessBody(head));
        } catch (OckamException e) {
            exchange.close();
            throw e;
        }
    }

    private <A> A exchange(Method method, String target, byte[] request, Body<A> answer) {
        try (Exchange exchange = Exchange.open(socket, Deadline.in(limit))) {
            exchange.send(method, target, "application/json", request);
            HttpHead head = exchange.head();
            byte[] body = exchange.body(head, MAX_ANSWER_BYTES);
            if (head.status() / 100 != 2) {
                throw problem(head, body);
            }
            return answer.of(body.length == 0 ? Json.Null.NULL : Json.parse(body));
        } catch (JsonException e) {
            throw new OckamException(ErrorCode.MALFORMED, "The node's answer cannot be understood: " + e.getMessage(),
                    "The node may run another version than the command.", e);
        }
    }

    private static OckamException problem(HttpHead head, byte[] body) {
        if (!head.header("content-type").orElse("").startsWith(Problem.MEDIA_TYPE)) {
            return new OckamException(ErrorCode.MALFORMED,
                    "The node answered with status " + head.status() + " and no reason");
        }
        return Problem.BODY.of(Json.parse(body)).toException();
    }
}
