package io.ockam.core.codec;

/** What kind of item comes next (RFC 8949, section 3.1). */
public enum CborType {
    UNSIGNED("an unsigned integer"), NEGATIVE("a negative integer"), BYTES("a byte string"), TEXT("text"), ARRAY(
            "an array"), MAP("a map"), TAG("a tag"), BOOL("a boolean"), NULL("null"), UNDEFINED("undefined"), FLOAT(
                    "a floating-point number"), BREAK("the end of an indefinite item"), SIMPLE("a simple value");

    private static final CborType[] MAJOR = {UNSIGNED, NEGATIVE, BYTES, TEXT, ARRAY, MAP, TAG};

    private final String description;

    CborType(String description) {
        this.description = description;
    }

    static CborType of(int initialByte) {
        int major = (initialByte & 0xff) >>> 5;
        if (major < MAJOR.length) {
            return MAJOR[major];
        }
        return switch (initialByte & 0x1f) {
            case 20, 21 -> BOOL;
            case 22 -> NULL;
            case 23 -> UNDEFINED;
            case 25, 26, 27 -> FLOAT;
            case 31 -> BREAK;
            default -> SIMPLE;
        };
    }

    /** As an error message says it: {@code a byte string}. */
    @Override
    public String toString() {
        return description;
    }
}
