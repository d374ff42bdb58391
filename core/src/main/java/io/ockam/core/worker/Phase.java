package io.ockam.core.worker;

/**
 * When a worker is stopped with its node. First everything of {@link #APPLICATION}; then phase after phase, the one that was
 * first used last of all, so that transports outlive those who still want to say goodbye.
 *
 * @param label such as {@code _internals.transport.tcp}
 */
public record Phase(String label) {
    public static final Phase APPLICATION = new Phase("");

    // Written out: a command's short-lived node compares phases, and what the language makes of a record is linked slowly.
    @Override
    public boolean equals(Object other) {
        return other instanceof Phase(String name) && name.equals(label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }
}
