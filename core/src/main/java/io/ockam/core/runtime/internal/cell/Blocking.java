package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.worker.NonBlockingThread;

/** Refuses to block where others would have to wait for it. */
final class Blocking {
    private Blocking() {}

    static void requireAllowed(Address who) {
        if (Thread.currentThread() instanceof NonBlockingThread) {
            throw refusal(who);
        }
    }

    static OckamException refusal(Address who) {
        return new OckamException(ErrorCode.INVALID,
                "This would block the thread '" + Thread.currentThread().getName() + "', which other workers need",
                "Start " + who + " with WorkerOptions.at(…).blocking().", null);
    }
}
