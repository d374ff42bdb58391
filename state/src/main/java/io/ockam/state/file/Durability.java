package io.ockam.state.file;

/** What a written file must survive. */
public enum Durability {
    /** A crash of the machine: file and folder are forced to the disk before the write returns. */
    DURABLE,
    /**
     * A crash of the machine, once {@link AtomicFiles#settle} has returned: for what somebody waits for and could be made again, since
     * a disk may take tens of milliseconds.
     */
    SOON,
    /** A crash of the process only: for what is worth nothing after a reboot. */
    PROCESS
}
