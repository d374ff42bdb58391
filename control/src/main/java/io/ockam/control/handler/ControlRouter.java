package io.ockam.control.handler;

import io.ockam.control.api.Api;
import io.ockam.control.operation.Nothing;
import io.ockam.control.operation.Operation;
import io.ockam.control.operation.Percent;
import io.ockam.control.operation.Problem;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds the operation for a request, reads its body, writes its answer; turns what is thrown into a {@link Problem}. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * ControlHandler handler = ControlRouter.builder()
 *         .on(Api.WORKERS, call -> node.workers())
 *         .on(Api.CREATE_TCP_LISTENER, call -> node.listen(call.body().addr()))
 *         .build(failure -> log.error("A control request failed", failure));
 * }</pre>
 */
public final class ControlRouter implements ControlHandler {
    private final List<Entry<?, ?>> entries;
    private final Optional<ControlAnswer.EventSource> events;
    private final Consumer<Throwable> unexpected;

    private ControlRouter(List<Entry<?, ?>> entries, Optional<ControlAnswer.EventSource> events,
            Consumer<Throwable> unexpected) {
        this.entries = List.copyOf(entries);
        this.events = events;
        this.unexpected = unexpected;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Puts a router together. Not thread-safe. */
    public static final class Builder {
        private final List<Entry<?, ?>> entries = new ArrayList<>();
        private Optional<ControlAnswer.EventSource> events = Optional.empty();

        private Builder() {}

        /** @param action may block, may throw {@link OckamException} for what the client is to be told */
        public <Q, A> Builder on(Operation<Q, A> operation, Function<Call<Q>, A> action) {
            entries.add(new Entry<>(operation, operation.segments(), action));
            return this;
        }

        /** What {@link Api#EVENTS} tells each listener. */
        public Builder onEvents(ControlAnswer.EventSource source) {
            events = Optional.of(source);
            return this;
        }

        /** @param unexpected is told what an action threw that it should not have thrown, to log it */
        public ControlRouter build(Consumer<Throwable> unexpected) {
            return new ControlRouter(entries, events, unexpected);
        }
    }

    @Override
    public ControlAnswer handle(ControlRequest request) {
        try {
            return route(request);
        } catch (OckamException e) {
            if (e.code() == ErrorCode.INTERNAL) {
                unexpected.accept(e);
            }
            return new ControlAnswer.Failed(Problem.of(e));
        } catch (RuntimeException | StackOverflowError e) {
            unexpected.accept(e);
            return new ControlAnswer.Failed(Problem.of(e));
        }
    }

    private ControlAnswer route(ControlRequest request) {
        String path = request.target().split("\\?", 2)[0]; // no operation has a query
        List<String> segments = segments(path);
        boolean isKnownPath = false;
        for (Entry<?, ?> entry : entries) {
            Optional<List<String>> parameters = entry.match(segments);
            if (parameters.isPresent() && entry.operation.method().name().equals(request.method())) {
                return entry.answer(request, parameters.get());
            }
            isKnownPath |= parameters.isPresent();
        }
        if (path.equals(Api.EVENTS) && events.isPresent() && request.method().equals("GET")) {
            return new ControlAnswer.Events(events.get());
        }
        Problem problem = new Problem(ErrorCode.UNSUPPORTED, "Invalid endpoint: " + request.method() + " " + path,
                Optional.of("The node may run another version than the command."), List.of());
        return new ControlAnswer.Failed(isKnownPath ? 405 : 404, problem);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).skip(1).map(ControlRouter::decode).toList();
    }

    private static String decode(String encoded) {
        return Percent.decode(encoded)
                .orElseThrow(() -> new OckamException(ErrorCode.MALFORMED,
                        "The request's path is not valid percent-encoding"));
    }

    private record Entry<Q, A>(Operation<Q, A> operation, List<String> template, Function<Call<Q>, A> action) {

        /** What stands in the place of the braces; empty if the path is another. */
        Optional<List<String>> match(List<String> segments) {
            if (segments.size() != template.size()) {
                return Optional.empty();
            }
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                if (Operation.isParameter(template.get(i)) && !segments.get(i).isEmpty()) {
                    parameters.add(segments.get(i));
                } else if (!template.get(i).equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }

        ControlAnswer answer(ControlRequest request, List<String> parameters) {
            Json body = request.body().length == 0 ? Json.Null.NULL : Json.parse(request.body());
            A answer = action.apply(new Call<>(operation.request().of(body), parameters, request.deadline()));
            return answer == Nothing.NOTHING
                    ? new ControlAnswer.DoneWithoutBody()
                    : new ControlAnswer.Done(operation.answer().toJson(answer));
        }
    }
}
