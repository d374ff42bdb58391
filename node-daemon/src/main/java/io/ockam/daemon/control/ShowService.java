package io.ockam.daemon.control;

import io.ockam.control.api.NodeResources;
import io.ockam.core.Bytes;
import io.ockam.daemon.http.HttpAnswer;
import io.ockam.daemon.http.HttpQuestion;
import io.ockam.daemon.http.HttpService;
import io.ockam.state.json.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The HTTP endpoint that a node has on request: {@code HEAD /} says that it lives, {@code GET /show} what is in it, all else is not found.
 * Empty parts of the path and a query do not count.
 *
 * <p>A request under another name than that of this machine is not answered: a web page whose name has been made to point here could
 * otherwise read the answer.
 */
public final class ShowService implements HttpService {
    private final Supplier<NodeResources> resources;
    private final InstantSource clock;

    public ShowService(Supplier<NodeResources> resources, InstantSource clock) {
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public HttpAnswer answer(HttpQuestion question) {
        if (!question.header("host").map(ShowService::isLocal).orElse(true)) {
            return answer(404, Bytes.EMPTY);
        }
        return switch (question.method() + " " + path(question.target())) {
            case "HEAD /" -> answer(200, Bytes.EMPTY);
            case "GET /show" -> answer(200, Bytes.utf8(((Json) resources.get().toJson()).compact()));
            default -> answer(404, Bytes.EMPTY);
        };
    }

    @Override
    public HttpAnswer refusal(int status, String reason) {
        return answer(status, Bytes.EMPTY);
    }

    private HttpAnswer answer(int status, Bytes body) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        return new HttpAnswer.Whole(status, Map.of("date", date), body);
    }

    /** {@code localhost} or a literal address, with or without a port. */
    private static boolean isLocal(String host) {
        String name = host.replaceFirst(":\\d*$", "");
        return name.equalsIgnoreCase("localhost") || name.matches("[0-9.]+") || name.startsWith("[");
    }

    /** {@code //show/?x=1} is {@code /show}. */
    private static String path(String target) {
        int query = target.indexOf('?');
        String path = (query < 0 ? target : target.substring(0, query)).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
