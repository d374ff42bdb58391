package io.ockam.core;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The two bodies that every Ockam node understands: text and bytes, each as a BARE length followed by the bytes.
 *
 * <pre>
 *   05 68 65 6c 6c 6f        "hello", as text and as bytes alike
 * </pre>
 *
 * What lies behind the body is ignored, as by other implementations.
 *
 * @see <a href="../../../../../../../docs/protocol/routing.md">Routing, "Bodies"</a>
 */
public final class Body {
    private static final int LONGEST_PREFIX = 5;

    private Body() {}

    /** {@code text} as a body. */
    public static Payload of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy of {@code bytes} as a body. */
    public static Payload of(byte[] bytes) {
        int prefix = (38 - Integer.numberOfLeadingZeros(bytes.length | 1)) / 7;
        byte[] body = new byte[Math.addExact(prefix, bytes.length)];
        int rest = bytes.length;
        for (int i = 0; i < prefix - 1; i++, rest >>>= 7) {
            body[i] = (byte) (rest | 0x80);
        }
        body[prefix - 1] = (byte) rest;
        System.arraycopy(bytes, 0, body, prefix, bytes.length);
        return Payload.wrap(body);
    }

    /** @throws OckamException {@link ErrorCode#MALFORMED} unless the payload starts with a body of valid UTF-8 */
    public static String text(Payload payload) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(content(payload).asBuffer()).toString();
        } catch (CharacterCodingException e) {
            throw new OckamException(ErrorCode.MALFORMED, "The message's body is no text: it is not UTF-8", e);
        }
    }

    /**
     * The bytes of the body, copied.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if the payload does not start with a body
     */
    public static byte[] bytes(Payload payload) {
        return content(payload).toArray();
    }

    /**
     * The body's window on the payload, without its length; nothing is copied.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if the length is cut off, too long, or longer than what follows
     */
    public static Payload content(Payload payload) {
        long length = 0;
        int last = Math.min(payload.length(), LONGEST_PREFIX);
        for (int i = 0; i < last; i++) {
            byte part = payload.at(i);
            length |= (long) (part & 0x7f) << (7 * i);
            if (part >= 0) {
                if (length > payload.length() - i - 1) {
                    throw new OckamException(ErrorCode.MALFORMED, "The message's body should have " + length
                            + " bytes, but only " + (payload.length() - i - 1) + " follow");
                }
                return payload.slice(i + 1, (int) length);
            }
        }
        throw new OckamException(ErrorCode.MALFORMED, "The length of the message's body does not end within "
                + LONGEST_PREFIX + " bytes of " + payload.length());
    }

    /**
     * Reads a body by the class that it should have.
     *
     * @param type {@code String.class}, {@code byte[].class}, or {@code Payload.class} for the raw payload
     * @throws OckamException {@link ErrorCode#MALFORMED} as {@link #text} and {@link #bytes};
     *         {@link ErrorCode#UNSUPPORTED} for any other class
     */
    public static <T> T read(Payload payload, Class<T> type) {
        if (type == String.class) {
            return type.cast(text(payload));
        }
        if (type == byte[].class) {
            return type.cast(bytes(payload));
        }
        if (type == Payload.class) {
            return type.cast(payload);
        }
        throw new OckamException(ErrorCode.UNSUPPORTED, "No body is known for " + type.getName(),
                "Read it with a function: message.body(" + type.getSimpleName() + "::decode)", null);
    }
}
