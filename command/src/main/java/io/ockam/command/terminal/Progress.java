package io.ockam.command.terminal;

/** Tells a person that something is going on; shows nothing to a script. */
public interface Progress extends AutoCloseable {
    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void tell(String message) {}
    };

    /** Another message in the place of the last one. */
    void tell(String message);

    /** Takes what is shown away. */
    @Override
    default void close() {}
}
