package io.ockam.identity.history;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import java.util.HexFormat;
import java.util.List;

/**
 * The changes of an identity as they travel: public, and nothing in them has been verified; {@link HistoryVerifier} does that.
 *
 * @param changes oldest first, at most {@value #MAX_CHANGES}
 */
public record ChangeHistory(List<Change> changes) implements CborItem {
    /** More than anybody rotates; bounds what a peer can make us verify. */
    public static final int MAX_CHANGES = 1000;

    /** @throws OckamException {@link ErrorCode#EXHAUSTED} if there are more than {@value #MAX_CHANGES} */
    public ChangeHistory {
        if (changes.size() > MAX_CHANGES) {
            throw new OckamException(ErrorCode.EXHAUSTED,
                    "A change history has at most " + MAX_CHANGES + " changes, not " + changes.size());
        }
        changes = List.copyOf(changes);
    }

    /** @throws MalformedException if no change history comes next */
    public static ChangeHistory read(CborReader in) {
        return new ChangeHistory(in.list(Change::read));
    }

    /** @throws MalformedException if {@code cbor} does not begin with a change history */
    public static ChangeHistory decode(Bytes cbor) {
        return read(CborReader.of(cbor));
    }

    /**
     * Reads the text form: hexadecimal digits of either case.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it is not hexadecimal, {@link ErrorCode#MALFORMED} if it is no change history
     */
    public static ChangeHistory parse(String hex) {
        if (hex.isEmpty() || hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new OckamException(ErrorCode.INVALID, "A change history is written in hexadecimal digits",
                    "'ockam identity show NAME --full --encoding hex' prints one.", null);
        }
        return decode(Bytes.hex(hex));
    }

    @Override
    public void write(CborWriter out) {
        out.list(changes);
    }

    /** The text form: lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(toCbor());
    }

    @Override
    public String toString() {
        return toHex();
    }
}
