package io.ockam.core.worker;

import io.ockam.core.Address;
import io.ockam.core.access.AccessControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker or a processor is started. Immutable; every method gives another one.
 *
 * <pre>{@code
 * WorkerOptions.at("store").incoming(onlyAlice).blocking()
 * }</pre>
 *
 * @param mailboxes the first is the primary one: replies and sends come from there unless said otherwise
 */
public record WorkerOptions(List<Mailbox> mailboxes, Execution execution, Supervision supervision, Phase phase) {
    public WorkerOptions {
        mailboxes = List.copyOf(mailboxes);
        if (mailboxes.isEmpty()) {
            throw new IllegalArgumentException("a worker needs an address");
        }
    }

    /** At {@code name}; everything may come in and go out. */
    public static WorkerOptions at(String name) {
        return at(Address.local(name));
    }

    /** At {@code address}; everything may come in and go out. */
    public static WorkerOptions at(Address address) {
        return of(Mailbox.open(address));
    }

    /** With {@code primary} and {@code others} as its addresses. */
    public static WorkerOptions of(Mailbox primary, Mailbox... others) {
        List<Mailbox> all = new ArrayList<>(List.of(others));
        all.addFirst(primary);
        return new WorkerOptions(all, Execution.POOLED, Supervision.RESUME, Phase.APPLICATION);
    }

    /** The primary mailbox's control of what comes in. */
    public WorkerOptions incoming(AccessControl control) {
        return withPrimary(new Mailbox(primary().address(), control, primary().outgoing(), primary().metadata()));
    }

    /** The primary mailbox's control of what goes out. */
    public WorkerOptions outgoing(AccessControl control) {
        return withPrimary(new Mailbox(primary().address(), primary().incoming(), control, primary().metadata()));
    }

    /** What follows the primary address in a route belongs to another node. */
    public WorkerOptions terminal(Map<String, String> attributes) {
        return withPrimary(primary().with(Metadata.terminal(attributes)));
    }

    /** One more address. */
    public WorkerOptions also(Mailbox mailbox) {
        List<Mailbox> more = new ArrayList<>(mailboxes);
        more.add(mailbox);
        return new WorkerOptions(more, execution, supervision, phase);
    }

    /** See {@link Execution#BLOCKING}. */
    public WorkerOptions blocking() {
        return new WorkerOptions(mailboxes, Execution.BLOCKING, supervision, phase);
    }

    /** See {@link Execution#INLINE}. */
    public WorkerOptions inline() {
        return new WorkerOptions(mailboxes, Execution.INLINE, supervision, phase);
    }

    public WorkerOptions supervised(Supervision how) {
        return new WorkerOptions(mailboxes, execution, how, phase);
    }

    public WorkerOptions in(Phase when) {
        return new WorkerOptions(mailboxes, execution, supervision, when);
    }

    public Mailbox primary() {
        return mailboxes.getFirst();
    }

    private WorkerOptions withPrimary(Mailbox primary) {
        List<Mailbox> changed = new ArrayList<>(mailboxes);
        changed.set(0, primary);
        return new WorkerOptions(changed, execution, supervision, phase);
    }
}
