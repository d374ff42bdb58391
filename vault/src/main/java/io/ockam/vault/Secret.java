package io.ockam.vault;

/**
 * A secret inside a vault that is on its way to become a key: the outcome of an agreement or a derivation. Only the vault that made it
 * knows what it is; it prints as nothing. Not thread-safe.
 */
public interface Secret extends AutoCloseable {
    /** Wipes it; it cannot be used any more. Again does nothing. */
    @Override
    void close();
}
