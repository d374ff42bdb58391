package io.ockam.node.service;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.util.Locale;

/** What kind of service a worker is; lists are in this order. */
public enum ServiceKind {
    /** Answers text with the same text in upper case. What is no text is not answered. */
    UPPERCASE("uppercase"),
    /** Answers with the very payload. */
    ECHO("echoer"),
    /** Takes itself from the onward route, puts itself in front of the way back, and sends the message on. */
    HOP("hop");

    private final String noun;

    ServiceKind(String noun) {
        this.noun = noun;
    }

    /** As lists show it and as it is asked for: {@code uppercase}, {@code echo}, {@code hop}; also the usual address of such a service. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As messages call it. */
    String noun() {
        return noun;
    }

    /** @throws OckamException {@link ErrorCode#INVALID} for any other text */
    public static ServiceKind of(String text) {
        for (ServiceKind kind : values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new OckamException(ErrorCode.INVALID, "the service " + text + " is not a valid service");
    }

    Worker worker() {
        return switch (this) {
            case UPPERCASE -> (context, message) -> context.reply(message.body(String.class).toUpperCase(Locale.ROOT));
            case ECHO -> (context, message) -> context.reply(message.payload());
            case HOP -> (context, message) -> context.forward(message.destination(),
                    message.stepForward(message.destination()));
        };
    }

    /** An echo or a hop is one step between two queues: whoever delivers the message may as well take it. */
    WorkerOptions options(WorkerOptions options) {
        return this == UPPERCASE ? options : options.inline();
    }
}
