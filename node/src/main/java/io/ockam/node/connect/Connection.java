package io.ockam.node.connect;

import io.ockam.core.Route;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A multi-address that has become a route, with what was opened for it.
 *
 * @param route leads from this node to what the address names
 * @param transportRoute leads to the node of what the address names, without its last worker; for pings
 * @param links what was opened, in this order; belongs to whoever has asked for the connection
 */
public record Connection(Route route, Route transportRoute, List<Link> links) implements AutoCloseable {
    public Connection {
        links = List.copyOf(links);
    }

    /** Completes with the reason when the first of its links has ended; never, if it has none. */
    public CompletionStage<String> lost() {
        return Link.lost(links);
    }

    /**
     * How much has come so far through all of it, in no unit: what grows is a sign of life, and so is the part of a large message over a
     * slow line, of which a channel knows nothing yet. 0 if nothing was opened.
     */
    public long received() {
        return links.stream().mapToLong(link -> link.received().getAsLong()).sum();
    }

    /** Whether what is sent now has to wait for what was sent before, which is still on its way out of this machine, and moves. */
    public boolean isSending() {
        return links.stream().anyMatch(link -> link.sending().getAsBoolean());
    }

    /** Ends what was opened, the last first, and each when what went through it has ended: a channel says goodbye. Returns at once. */
    @Override
    public void close() {
        endFirst(links.size());
    }

    private void endFirst(int count) {
        if (count > 0) {
            Link last = links.get(count - 1);
            last.end().run();
            last.lost().thenRun(() -> endFirst(count - 1));
        }
    }
}
