package io.ockam.portal.connection;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The living ends of one inlet or outlet, and the clock that looks at them. Thread-safe. */
public final class Ends implements AutoCloseable {
    private final Set<PortalEnd> living = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> ticker;

    public Ends(EventLoopGroup loops, PortalTimes times) {
        long millis = times.tick().toMillis();
        ticker = loops.next().scheduleAtFixedRate(() -> living.forEach(PortalEnd::tick), millis, millis,
                TimeUnit.MILLISECONDS);
    }

    public void add(PortalEnd end) {
        living.add(end);
        if (end.isOver()) {
            living.remove(end);
        }
    }

    public void remove(PortalEnd end) {
        living.remove(end);
    }

    public void forEach(Consumer<PortalEnd> action) {
        living.forEach(action);
    }

    public int size() {
        return living.size();
    }

    /** Ends all of them. */
    @Override
    public void close() {
        ticker.cancel(false);
        living.forEach(PortalEnd::end);
    }
}
