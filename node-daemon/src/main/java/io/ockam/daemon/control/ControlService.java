package io.ockam.daemon.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ockam.control.api.NodeEvent;
import io.ockam.control.handler.ControlAnswer;
import io.ockam.control.handler.ControlHandler;
import io.ockam.control.handler.ControlRequest;
import io.ockam.control.operation.Problem;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.daemon.http.HttpAnswer;
import io.ockam.daemon.http.HttpQuestion;
import io.ockam.daemon.http.HttpService;
import io.ockam.state.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries the control API over HTTP: JSON bodies, problems as {@code application/problem+json}, events as they happen. */
public final class ControlService implements HttpService {
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final Map<String, String> PROBLEM = Map.of("content-type", Problem.MEDIA_TYPE);
    private static final Map<String, String> EVENTS = Map.of("content-type", "text/event-stream", "cache-control",
            "no-store");

    private final ControlHandler handler;

    public ControlService(ControlHandler handler) {
        this.handler = handler;
    }

    @Override
    public HttpAnswer answer(HttpQuestion question) {
        return switch (handler
                .handle(new ControlRequest(question.method(), question.target(), question.body().toArray(),
                        question.deadline()))) {
            case ControlAnswer.Done(Json body) -> new HttpAnswer.Whole(200, JSON, Bytes.utf8(body.compact()));
            case ControlAnswer.DoneWithoutBody _ -> new HttpAnswer.Whole(204, Map.of(), Bytes.EMPTY);
            case ControlAnswer.Failed(int status, Problem problem) -> failed(status, problem);
            case ControlAnswer.Events(ControlAnswer.EventSource source) ->
                new HttpAnswer.Streamed(200, EVENTS, sink -> source.run(event -> send(sink, event)));
        };
    }

    private static void send(HttpAnswer.Sink sink, NodeEvent event) throws InterruptedException {
        try {
            sink.write(event.toText().getBytes(UTF_8));
        } catch (IOException e) {
            throw (InterruptedException) new InterruptedException("the client has gone").initCause(e);
        }
    }

    @Override
    public HttpAnswer refusal(int status, String reason) {
        ErrorCode code = switch (status) {
            case 413 -> ErrorCode.INVALID;
            case 408, 504 -> ErrorCode.TIMED_OUT;
            case 503 -> ErrorCode.CANCELLED;
            case 500 -> ErrorCode.INTERNAL;
            default -> ErrorCode.MALFORMED;
        };
        return failed(status, new Problem(code, reason, Optional.empty(), List.of()));
    }

    private static HttpAnswer failed(int status, Problem problem) {
        return new HttpAnswer.Whole(status, PROBLEM, Bytes.utf8(((Json) problem.toJson()).compact()));
    }
}
