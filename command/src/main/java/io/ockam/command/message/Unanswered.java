package io.ockam.command.message;

import io.ockam.command.verb.Durations;
import io.ockam.command.verb.Invocation;
import io.ockam.control.api.Api;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.Component;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.core.multiaddr.Protocol;
import io.ockam.state.Name;
import io.ockam.state.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds out why nobody has answered, as far as that can be seen from here: a node of this home knows its workers. */
final class Unanswered {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Invocation invocation;

    Unanswered(Invocation invocation) {
        this.invocation = invocation;
    }

    OckamException explain(MultiAddress to, Duration timeout, OckamException failure) {
        return switch (failure.code()) {
            case TIMED_OUT -> silence(to, timeout, failure);
            case UNAVAILABLE -> invocation.nodes().unreachable(to, failure);
            default -> failure;
        };
    }

    private OckamException silence(MultiAddress to, Duration timeout, OckamException failure) {
        String hint = missing(to)
                .orElse("Nothing came back: perhaps no worker has that address, or a policy denies it, or it takes longer"
                        + " than --timeout.");
        return new OckamException(ErrorCode.TIMED_OUT, "timeout: " + Durations.print(timeout), hint, failure);
    }

    /** That the first hop in a node of this home is not there. */
    private Optional<String> missing(MultiAddress to) {
        List<Component> parts = to.components();
        if (parts.size() < 2 || parts.getFirst().protocol() != Protocol.NODE
                || !Name.isValid(parts.getFirst().value())) {
            return Optional.empty();
        }
        String node = parts.getFirst().value();
        String worker = parts.get(1).value();
        return invocation.state().nodes().find(new Name(node)).filter(found -> lacks(found, worker))
                .map(_ -> "The node " + node + " has no worker with the address '" + worker
                        + "'; see 'ockam worker list --at " + node + "'.");
    }

    private boolean lacks(Node node, String worker) {
        try {
            invocation.nodes().client(node).within(PATIENCE).call(Api.WORKER, worker);
            return false;
        } catch (OckamException e) {
            return e.code() == ErrorCode.NOT_FOUND; // any other failure tells nothing about the worker
        }
    }
}
