package io.ockam.portal;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.portal.protocol.PortalMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells inlets of other nodes that where they sent their Ping no outlet is, or none that they can reach by that way; their clients would
 * wait for it otherwise. Inlets of other implementations, which would not understand, are told nothing. Thread-safe.
 */
public final class StrayPings implements Consumer<LocalMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(StrayPings.class);

    private final Workers workers;
    /** By the first hop of the way back: those who have not yet taken the answers that they have. */
    private final Map<Address, Source> behind = new ConcurrentHashMap<>();

    public StrayPings(Workers workers) {
        this.workers = workers;
    }

    /** @param stray what came from another node for nobody */
    @Override
    public void accept(LocalMessage stray) {
        if (isUnderstandingPing(stray.payload()) && !stray.returnRoute().isEmpty()
                && !isBehind(stray.returnRoute().first())) {
            Address meant = stray.onwardRoute().first();
            Payload answer = new PortalMessage.Disconnect(
                    Optional.of("there is no outlet at " + meant.name() + " that can be reached this way")).encode();
            answer(new LocalMessage(stray.returnRoute(), Route.of(meant), answer));
        }
    }

    /** Who does not take the answers must not fill a queue with them, nor keep others from theirs. */
    private boolean isBehind(Address way) {
        Source source = behind.get(way);
        return source != null && source.isPaused();
    }

    private void answer(LocalMessage message) {
        Source source = Source.polled("stray pings");
        try (Entrance entrance = workers.entrance(WorkerOptions.at(workers.newAddress()), source, () -> {})) {
            entrance.deliver(message);
        } catch (OckamException e) {
            LOG.debug("A stray ping was not answered: {}", e.getMessage());
        }
        if (source.isPaused()) {
            behind.values().removeIf(other -> !other.isPaused());
            behind.put(message.onwardRoute().first(), source);
        }
    }

    private static boolean isUnderstandingPing(Payload payload) {
        try {
            return PortalMessage.decode(payload) instanceof PortalMessage.Ping ping && ping.capabilities().isPresent();
        } catch (OckamException _) {
            return false; // it is something else, and nobody's business
        }
    }
}
