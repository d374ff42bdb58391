package io.ockam.state.file;

/** What a written file must survive. */
public enum Durability {
    /** A crash of the machine: file and folder are forced to the disk before the write returns. */
    DURABLE,
    /**
     * A crash of the machine, once {@link AtomicFiles#settle} has returned: for what somebody waits for, since a disk may take tens of
     * milliseconds. After a crash before that the old content is there, if there was one; a new file may be empty or missing.
     */
    SOON,
    /** A crash of the process only: for what is worth nothing after a reboot. */
    PROCESS
}
