package io.ockam.portal.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.AbstractEventExecutorGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A node's event loops, of which one is preferred: that on which the messages of the other end come in. A socket on the same loop as the
 * connection between the nodes needs no other thread to be woken, which is most of what a round trip costs. Thread-safe.
 */
public final class Affinity extends AbstractEventExecutorGroup implements EventLoopGroup {
    private final EventLoopGroup all;
    private final Map<EventLoop, Turns> turns = new ConcurrentHashMap<>();
    private volatile @Nullable EventLoop preferred;

    public Affinity(EventLoopGroup all) {
        this.all = all;
    }

    /** Prefers the loop that this thread runs, if it is one. */
    public void preferThisThread() {
        EventLoop known = preferred;
        if (known != null && known.inEventLoop()) {
            return;
        }
        for (EventExecutor loop : all) {
            if (loop.inEventLoop()) {
                preferred = (EventLoop) loop;
            }
        }
    }

    /** In which order sockets of {@code loop} are read that may be read again. */
    Turns turns(EventLoop loop) {
        return turns.computeIfAbsent(loop, Turns::new);
    }

    @Override
    public EventLoop next() {
        EventLoop known = preferred;
        return known == null ? all.next() : known;
    }

    @Override
    public ChannelFuture register(Channel channel) {
        return next().register(channel);
    }

    @Override
    public ChannelFuture register(ChannelPromise promise) {
        return next().register(promise);
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // not ours to take away
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        return next().register(promise);
    }

    @Override
    public Iterator<EventExecutor> iterator() {
        return all.iterator();
    }

    /** The loops belong to the node: they are not ended from here. */
    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        return all.terminationFuture();
    }

    @Override
    @Deprecated
    public void shutdown() {}

    @Override
    public Future<?> terminationFuture() {
        return all.terminationFuture();
    }

    @Override
    public boolean isShuttingDown() {
        return all.isShuttingDown();
    }

    @Override
    public boolean isShutdown() {
        return all.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return all.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return all.awaitTermination(timeout, unit);
    }
}
