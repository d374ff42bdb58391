package io.ockam.core.runtime.internal.cell;

/**
 * How many inline workers this thread is inside of, one delivering to the next. Past the limit a message is queued instead, so
 * that a long chain cannot exhaust the stack.
 */
final class InlineDepth {
    private static final int MOST = 16;
    private static final ThreadLocal<InlineDepth> OF_THREAD = ThreadLocal.withInitial(InlineDepth::new);

    private int depth;

    private InlineDepth() {}

    /** @return false, and nothing to leave, at the limit */
    static boolean enter() {
        InlineDepth mine = OF_THREAD.get();
        if (mine.depth == MOST) {
            return false;
        }
        mine.depth++;
        return true;
    }

    static void leave() {
        OF_THREAD.get().depth--;
    }
}
