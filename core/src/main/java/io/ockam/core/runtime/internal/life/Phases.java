package io.ockam.core.runtime.internal.life;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.worker.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The phases of a node's stop, in the order in which they were first used. */
public final class Phases {
    private final PhaseMembers application = new PhaseMembers(Phase.APPLICATION);
    private final PhaseMembers detached = new PhaseMembers(new Phase("detached contexts"));
    private final Map<Phase, PhaseMembers> others = new ConcurrentHashMap<>();
    private final List<PhaseMembers> order = new ArrayList<>();
    private final AtomicBoolean ending = new AtomicBoolean();

    /** @return false if they were ending already */
    public boolean end() {
        return ending.compareAndSet(false, true);
    }

    public boolean areEnding() {
        return ending.get();
    }

    /** @throws OckamException {@link ErrorCode#CONFLICT} once they are ending */
    public void requireRunning() {
        if (ending.get()) {
            throw new OckamException(ErrorCode.CONFLICT, "The node is shutting down");
        }
    }

    public PhaseMembers of(Phase phase) {
        return phase.equals(Phase.APPLICATION) ? application : others.computeIfAbsent(phase, this::next);
    }

    private PhaseMembers next(Phase phase) {
        PhaseMembers members = new PhaseMembers(phase);
        synchronized (order) {
            order.add(members);
        }
        return members;
    }

    /** Contexts without a worker: nobody waits for them, they are closed last. */
    public PhaseMembers detached() {
        return detached;
    }

    /** Application workers first, then the phases from the last to the first. */
    public List<PhaseMembers> inOrderOfStopping() {
        List<PhaseMembers> all = new ArrayList<>();
        all.add(application);
        synchronized (order) {
            all.addAll(order.reversed());
        }
        return all;
    }
}
