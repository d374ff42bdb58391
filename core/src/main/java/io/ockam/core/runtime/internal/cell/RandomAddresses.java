package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import java.security.SecureRandom;

/**
 * Makes addresses that nobody can guess. Random bytes are fetched for many at once: asking the generator for 16 bytes takes
 * longer than everything else that a {@code call} does. Thread-safe.
 */
final class RandomAddresses {
    private static final int LENGTH = 16;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e',
        'f'};

    private final SecureRandom random;
    private final byte[] store = new byte[LENGTH * 64];
    private int used = store.length;

    RandomAddresses(SecureRandom random) {
        this.random = random;
    }

    Address next() {
        byte[] text = new byte[2 * LENGTH];
        synchronized (this) {
            if (used == store.length) {
                random.nextBytes(store);
                used = 0;
            }
            for (int i = 0; i < LENGTH; i++) {
                byte part = store[used];
                // What was handed out is not kept.
                store[used++] = 0;
                text[2 * i] = DIGITS[part >> 4 & 0xf];
                text[2 * i + 1] = DIGITS[part & 0xf];
            }
        }
        return new Address(Address.LOCAL, Bytes.of(text));
    }
}
