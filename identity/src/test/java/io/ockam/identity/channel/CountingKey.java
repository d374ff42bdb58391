package io.ockam.identity.channel;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.vault.AeadKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key that encrypts nothing and writes its number where the tag is. It belongs to one thread at a time, as the real ones do, and its
 * fields are plain, so that a second thread in it is noticed.
 */
final class CountingKey implements AeadKey {
    private final int number;
    private @Nullable CountingKey next;
    private boolean wiped;
    private long uses;

    CountingKey(int number) {
        this.number = number;
    }

    /** The number of the key that {@code frame} was encrypted with. */
    static int in(Payload frame) {
        return frame.asBuffer().get(frame.length() - 1);
    }

    @Override
    public void encrypt(long nonce, byte[] aad, byte[] array, int offset, int length) {
        use();
        Arrays.fill(array, offset + length, offset + length + TAG_BYTES, (byte) number);
    }

    @Override
    public int decrypt(long nonce, byte[] aad, byte[] array, int offset, int length, byte[] target, int targetOffset) {
        use();
        if (array[offset + length - 1] != number) {
            throw new OckamException(ErrorCode.MALFORMED, "aes decryption failed");
        }
        System.arraycopy(array, offset, target, targetOffset, length - TAG_BYTES);
        return length - TAG_BYTES;
    }

    private void use() {
        if (wiped) {
            throw new IllegalStateException("key " + number + " is used after it was wiped");
        }
        uses = uses + 1;
    }

    @Override
    public AeadKey next() {
        use();
        CountingKey following = new CountingKey(number + 1);
        next = following;
        return following;
    }

    @Override
    public void close() {
        wiped = true;
    }

    boolean isWipedWithItsFollowers() {
        return wiped && (next == null || next.isWipedWithItsFollowers());
    }
}
