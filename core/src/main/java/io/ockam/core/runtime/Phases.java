package io.ockam.core.runtime;

import io.ockam.core.worker.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The phases of a node's stop, in the order in which they were first used. */
final class Phases {
    private final PhaseMembers application = new PhaseMembers(Phase.APPLICATION);
    private final PhaseMembers detached = new PhaseMembers(new Phase("detached contexts"));
    private final Map<Phase, PhaseMembers> others = new ConcurrentHashMap<>();
    private final List<PhaseMembers> order = new ArrayList<>();

    PhaseMembers of(Phase phase) {
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
    PhaseMembers detached() {
        return detached;
    }

    /** Application workers first, then the phases from the last to the first. */
    List<PhaseMembers> inOrderOfStopping() {
        List<PhaseMembers> all = new ArrayList<>();
        all.add(application);
        synchronized (order) {
            all.addAll(order.reversed());
        }
        return all;
    }
}
