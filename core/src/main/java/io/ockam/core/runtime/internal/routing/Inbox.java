package io.ockam.core.runtime.internal.routing;

import io.ockam.core.pressure.Holds;
import io.ockam.core.pressure.Marks;
import io.ockam.core.pressure.Source;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one recipient and the state of its owner, in one word: many put in, one takes out.
 *
 * <pre>
 *   top:   null ─── claim, push ──▶ BUSY ◀── next ── envelope ─▶ envelope ─▶ …     newest first, linked by themselves
 *          idle ◀────── rest ────── owned                                          owned, and something has come in
 *                                    │ close
 *                                    ▼
 *                                  CLOSED                                          takes nothing more
 * </pre>
 *
 * <p>Whoever turns {@code null} into something becomes the owner, and the only one who may call {@link #take}, {@link #rest} and
 * {@link #close} until it rests. The owner takes the whole stack at once and turns it round; so messages of one sender keep their
 * order. Every envelope knows how many lie below it, which tells the length of the queue without a counter that everybody writes.
 */
public final class Inbox {
    /** Put in; somebody else owns the queue. */
    public static final int QUEUED = 0;
    /** Put in, and the caller owns the queue now. */
    public static final int CLAIMED = 1;
    /** Flag beside the two above: the queue is over its mark. */
    public static final int OVER = 2;
    /** Not put in: closed. */
    public static final int CLOSED = -1;
    /** Not put in: at the hard limit. */
    public static final int FULL = -2;

    private static final Envelope BUSY = Envelope.sentinel();
    private static final Envelope SHUT = Envelope.sentinel();
    private static final VarHandle TOP;
    private static final VarHandle TAKEN_COUNT;
    private static final VarHandle TAKEN_BYTES;
    private static final VarHandle HOLDS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(Inbox.class, "top", Envelope.class);
            TAKEN_COUNT = lookup.findVarHandle(Inbox.class, "takenCount", int.class);
            TAKEN_BYTES = lookup.findVarHandle(Inbox.class, "takenBytes", long.class);
            HOLDS = lookup.findVarHandle(Inbox.class, "holds", Holds.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Envelope top;
    /** What the owner has taken and put back, oldest first. */
    private @Nullable Envelope taken;
    /** How many it took last, and of how many bytes; {@link #takenCount} and {@link #takenBytes} are left of that. */
    private int total;
    private long totalBytes;
    @SuppressWarnings("UnusedVariable") // by TAKEN_COUNT
    private int takenCount;
    @SuppressWarnings("UnusedVariable") // by TAKEN_BYTES
    private long takenBytes;
    private volatile @Nullable Holds holds;

    /** @param owned whether the maker owns the queue until it {@linkplain #rest rests} */
    public Inbox(boolean owned) {
        top = owned ? BUSY : null;
    }

    /**
     * Puts {@code envelope} in unless the queue is closed or at its limit; callable by anybody. Past the limit, one message is
     * taken of each source that this queue has not paused yet: it could not know. Lock-free up to there.
     */
    public int push(Envelope envelope, Marks marks) {
        int outcome = push(envelope, marks, false);
        if (outcome == FULL && envelope.origin != null && holds().hold(envelope.origin)) {
            outcome = push(envelope, marks, true);
            // The hold came first here: the queue may have drained or been closed meanwhile.
            relieveIfDrained(marks);
        }
        return outcome;
    }

    private int push(Envelope envelope, Marks marks, boolean beyondLimit) {
        int size = envelope.payload().length();
        for (;;) {
            Envelope below = top;
            if (below == SHUT) {
                return CLOSED;
            }
            boolean idle = below == null;
            boolean first = idle || below == BUSY;
            envelope.next = first ? null : below;
            envelope.depth = first || below == null ? 1 : below.depth + 1;
            envelope.bytes = first || below == null ? size : below.bytes + size;
            int queued = envelope.depth + (int) TAKEN_COUNT.getOpaque(this);
            long queuedBytes = envelope.bytes + (long) TAKEN_BYTES.getOpaque(this);
            if (!beyondLimit && marks.isBeyond(queued, queuedBytes)) {
                return FULL;
            }
            if (TOP.compareAndSet(this, below, envelope)) {
                return (idle ? CLAIMED : QUEUED) | (marks.isOver(queued, queuedBytes) ? OVER : 0);
            }
            Thread.onSpinWait();
        }
    }

    /** Whether whoever was told this {@code outcome} of a push owns the queue now. */
    public static boolean isClaimed(int outcome) {
        return outcome >= 0 && (outcome & CLAIMED) != 0;
    }

    /** Becomes the owner of an idle, empty queue. */
    public boolean claim() {
        return top == null && TOP.compareAndSet(this, null, BUSY);
    }

    /** Owner: the oldest message, or null if there is none at this moment. */
    @Nullable
    public Envelope next() {
        Envelope first = take();
        if (first != null) {
            putBack(first.next);
            first.next = null;
            // Who pauses a source that is not seen after this sees what was taken.
            VarHandle.fullFence();
        }
        return first;
    }

    /**
     * Owner: all messages, the oldest first, linked by {@code next}; null if there is none at this moment. Until the owner says
     * what it {@linkplain #putBack puts back}, they count as waiting: nothing is written here for each of them, where senders
     * would notice.
     */
    @Nullable
    public Envelope take() {
        Envelope first = taken;
        if (first != null) {
            taken = null;
            return first;
        }
        return takeAll();
    }

    /** Owner: what is left of the messages that were taken, null if nothing is. */
    public void putBack(@Nullable Envelope rest) {
        taken = rest;
        // Each knows how many were below it when it was put in, and so how many of those taken came before it.
        waiting(rest == null ? 0 : total - rest.depth + 1,
                rest == null ? 0 : totalBytes - rest.bytes + rest.payload().length());
    }

    private void waiting(int count, long bytes) {
        TAKEN_COUNT.setOpaque(this, count);
        TAKEN_BYTES.setOpaque(this, bytes);
    }

    private @Nullable Envelope takeAll() {
        Envelope stack;
        do {
            stack = top;
            if (stack == null || stack == BUSY || stack == SHUT) {
                return null;
            }
        } while (!TOP.compareAndSet(this, stack, BUSY));
        total = stack.depth;
        totalBytes = stack.bytes;
        waiting(total, totalBytes);
        Envelope turned = null;
        for (Envelope each = stack; each != null;) {
            Envelope older = each.next;
            each.next = turned;
            turned = each;
            each = older;
        }
        return turned;
    }

    /** Owner: whether something has come in since it took all. */
    public boolean hasMore() {
        return top != BUSY;
    }

    /** Owner, when nothing is left of what was taken: gives the queue up. Fails if something has come in. */
    public boolean rest() {
        return TOP.compareAndSet(this, BUSY, null);
    }

    /** Owner, when nothing is left of what was taken: closes the queue for ever. Fails if something has come in. */
    public boolean close() {
        if (!TOP.compareAndSet(this, BUSY, SHUT)) {
            return false;
        }
        relieve();
        return true;
    }

    /**
     * Anybody: closes the queue, whatever is in it, and forgets that. What the owner took already, it still handles.
     *
     * @return false if it was closed before
     */
    public boolean abort() {
        boolean first = TOP.getAndSet(this, SHUT) != SHUT;
        relieve();
        return first;
    }

    /** Whether nobody owns it, which also means that nothing is in it. */
    public boolean isIdle() {
        return top == null;
    }

    public boolean isClosed() {
        return top == SHUT;
    }

    /** How many messages wait; exact only while nothing moves. */
    public int size() {
        Envelope newest = top;
        return (newest == null ? 0 : newest.depth) + (int) TAKEN_COUNT.getOpaque(this);
    }

    /** How many bytes of payload wait. */
    public long bytes() {
        Envelope newest = top;
        return (newest == null ? 0 : newest.bytes) + (long) TAKEN_BYTES.getOpaque(this);
    }

    /** After a push that found the queue over its mark: pauses {@code origin} until the queue has drained. */
    public CompletionStage<Void> hold(@Nullable Source origin, Marks marks) {
        Holds held = holds();
        CompletionStage<Void> relief = held.relief();
        if (origin != null) {
            held.hold(origin);
        }
        // The owner may have drained the queue before it could see the hold: see Holds.
        relieveIfDrained(marks);
        return relief;
    }

    private Holds holds() {
        Holds held = holds;
        if (held == null) {
            Holds fresh = new Holds();
            Holds other = (Holds) HOLDS.compareAndExchange(this, null, fresh);
            held = other == null ? fresh : other;
        }
        return held;
    }

    /** Lets paused sources go if the queue has drained; the owner calls it when it took messages, and after resting. */
    public void relieveIfDrained(Marks marks) {
        Holds held = holds;
        if (held != null) {
            held.releaseIf(() -> isClosed() || marks.isDrained(size(), bytes()));
        }
    }

    private void relieve() {
        Holds held = holds;
        if (held != null) {
            held.releaseIf(() -> true);
        }
    }
}
