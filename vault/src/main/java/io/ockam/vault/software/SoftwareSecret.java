package io.ockam.vault.software;

import io.ockam.vault.Secret;
import io.ockam.vault.SecretBytes;
import java.util.concurrent.atomic.AtomicInteger;

/** Bytes of a software vault, counted as long as they are there. */
final class SoftwareSecret implements Secret {
    private final SecretBytes bytes;
    private final AtomicInteger open;
    private boolean closed;

    SoftwareSecret(SecretBytes bytes, AtomicInteger open) {
        this.bytes = bytes;
        this.open = open;
        open.incrementAndGet();
    }

    /** @throws IllegalArgumentException if another vault made it */
    static SecretBytes bytesOf(Secret secret) {
        if (secret instanceof SoftwareSecret ours) {
            return ours.bytes;
        }
        throw new IllegalArgumentException("Another vault made this secret");
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            open.decrementAndGet();
            bytes.close();
        }
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length() + "]";
    }
}
