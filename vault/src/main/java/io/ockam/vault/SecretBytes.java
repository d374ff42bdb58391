package io.ockam.vault;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that nobody may see: cannot be printed, is compared in constant time, is wiped when closed.
 *
 * <p>Heap memory may be moved by the garbage collector and leave an older copy behind for a while; wiping shortens the time, it proves
 * nothing. Thread-safe.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes {@code bytes} over: the caller forgets them, {@link #close} wipes them. */
    public static SecretBytes own(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    /** A copy; the caller wipes its own. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    public int length() {
        return bytes.length;
    }

    /**
     * The only way to the bytes. They are the real ones: {@code action} keeps no reference to them and writes nothing into them.
     *
     * @throws IllegalStateException once closed
     */
    public synchronized <T> T use(Function<byte[], T> action) {
        if (closed) {
            throw new IllegalStateException("This secret was closed and wiped");
        }
        return action.apply(bytes);
    }

    /** A secret of its own with the same bytes. */
    public SecretBytes copy() {
        return use(SecretBytes::copyOf);
    }

    /** Whether both hold the same bytes; how long it takes tells only the length. A closed one equals none but itself. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof SecretBytes that) || isClosed() || that.isClosed()) {
            return false;
        }
        byte[] theirs = that.use(byte[]::clone);
        try {
            return use(mine -> MessageDigest.isEqual(mine, theirs));
        } finally {
            Arrays.fill(theirs, (byte) 0);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Of the length only: a hash of a secret tells about it. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    /** Only the length. */
    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + "]";
    }

    /** Wipes the bytes; again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }
}
