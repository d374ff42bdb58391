package io.ockam.control.handler;

import io.ockam.control.operation.Problem;
import io.ockam.state.json.Json;

/** What a server is to write. */
public sealed interface ControlAnswer {
    /** Status 200 and this {@code application/json}. */
    record Done(Json body) implements ControlAnswer {}

    /** Status 204, no body. */
    record DoneWithoutBody() implements ControlAnswer {}

    /** The problem's status and the problem. */
    record Failed(int status, Problem problem) implements ControlAnswer {
        public Failed(Problem problem) {
            this(problem.status(), problem);
        }
    }

    /** Status 200 and a {@code text/event-stream} without an end, written by {@code source} on the thread of the request. */
    record Events(EventSource source) implements ControlAnswer {}

    /** Sends events until it is interrupted. */
    @FunctionalInterface
    interface EventSource {
        /** @throws InterruptedException when the client has gone or the node stops */
        void run(EventSink sink) throws InterruptedException;
    }
}
