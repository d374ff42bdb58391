package io.ockam.transport.tcp;

import io.ockam.core.pressure.Marks;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a TCP transport is built. Immutable; every method gives another one.
 *
 * @param name in the names of its threads
 * @param eventLoops threads, if the transport has loops of its own
 * @param connectTimeout for all addresses of a peer together
 * @param connectionsPerListener who connects beyond that is turned away
 * @param marks of what a connection has to write: other sources are paused at 960 KiB
 * @param ownMarks the same for the connection's own reader, whose requests cause the replies: 16 MiB
 * @param stallTimeout when the peer takes nothing for so long while the own reader is over its mark, the connection is closed
 * @param socketBuffer bytes of the socket's send and receive buffers, if not what the system chooses
 */
public record TcpOptions(String name, int eventLoops, Duration connectTimeout, int connectionsPerListener, Marks marks,
        Marks ownMarks, Duration stallTimeout, OptionalInt socketBuffer, TcpObserver observer) {
    /** Below 1 MiB, so that a portal which is let go at half of it can fill the queue with one read of 512 KiB. */
    private static final Marks OTHERS = new Marks(4096, 960 << 10, 1 << 17, 64L << 20);
    private static final Marks OWN = OTHERS.withMarks(1 << 16, 16 << 20);

    /** As many event loops as processors, 30 s to connect, 10,000 connections for each listener, 30 s for a stalled peer. */
    public static TcpOptions defaults() {
        return new TcpOptions("tcp", Runtime.getRuntime().availableProcessors(), Duration.ofSeconds(30), 10_000, OTHERS,
                OWN, Duration.ofSeconds(30), OptionalInt.empty(), TcpObserver.NONE);
    }

    public TcpOptions withName(String changed) {
        return new TcpOptions(changed, eventLoops, connectTimeout, connectionsPerListener, marks, ownMarks,
                stallTimeout, socketBuffer, observer);
    }

    public TcpOptions withEventLoops(int threads) {
        return new TcpOptions(name, threads, connectTimeout, connectionsPerListener, marks, ownMarks, stallTimeout,
                socketBuffer, observer);
    }

    public TcpOptions withConnectTimeout(Duration timeout) {
        return new TcpOptions(name, eventLoops, timeout, connectionsPerListener, marks, ownMarks, stallTimeout,
                socketBuffer, observer);
    }

    public TcpOptions withConnectionsPerListener(int most) {
        return new TcpOptions(name, eventLoops, connectTimeout, most, marks, ownMarks, stallTimeout, socketBuffer,
                observer);
    }

    public TcpOptions withMarks(Marks others, Marks own) {
        return new TcpOptions(name, eventLoops, connectTimeout, connectionsPerListener, others, own, stallTimeout,
                socketBuffer, observer);
    }

    public TcpOptions withStallTimeout(Duration timeout) {
        return new TcpOptions(name, eventLoops, connectTimeout, connectionsPerListener, marks, ownMarks, timeout,
                socketBuffer, observer);
    }

    public TcpOptions withSocketBuffer(int bytes) {
        return new TcpOptions(name, eventLoops, connectTimeout, connectionsPerListener, marks, ownMarks, stallTimeout,
                OptionalInt.of(bytes), observer);
    }

    public TcpOptions withObserver(TcpObserver changed) {
        return new TcpOptions(name, eventLoops, connectTimeout, connectionsPerListener, marks, ownMarks, stallTimeout,
                socketBuffer, changed);
    }
}
