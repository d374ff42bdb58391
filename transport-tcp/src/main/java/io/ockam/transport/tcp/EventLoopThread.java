package io.ockam.transport.tcp;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.ockam.core.worker.NonBlockingThread;

/** A thread of an event loop: the runtime refuses to block it. */
final class EventLoopThread extends FastThreadLocalThread implements NonBlockingThread {
    EventLoopThread(Runnable loop, String name) {
        super(loop, name);
        setDaemon(true);
    }
}
