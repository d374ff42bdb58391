package io.ockam.state.process;

/** What the operating system says about a process. */
public enum ProcessState {
    RUNNING,
    /** Dead, and its parent has not taken notice yet; it holds neither ports nor locks. */
    ZOMBIE,
    /** No such process: it has ended, or the number belongs to another one by now. */
    GONE
}
