package io.ockam.identity.channel.message;

import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.core.codec.MalformedException;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.history.ChangeHistory;
import java.util.List;

/**
 * What a frame holds: {@code [message, padding]}, where the padding is empty when sent and ignored when read, and the message is one of
 *
 * <pre>
 *  [0, [[onward route, return route, payload]]]
 *  [1, [[history, [* credential]]]]
 *  [2, []]
 * </pre>
 *
 * @see <a href="../../../../../../../../../docs/protocol/secure-channels.md">Secure channels, "Messages inside"</a>
 */
public sealed interface InnerMessage {
    /**
     * A message for a worker behind the other end.
     *
     * @param payload a window on the array that was read, if it is most of that
     */
    record Routed(Route onward, Route back, Payload payload) implements InnerMessage {
        /** Bytes behind the payload. */
        public static final int TRAILER_BYTES = 1;
        private static final byte[] START = {(byte) 0x82, (byte) 0x82, 0x00, (byte) 0x81, (byte) 0x83};
        private static final byte NO_PADDING = 0x40;

        /**
         * Lays the message around its payload: in place if the payload has the room for it and for {@code headroom} and {@code tailroom}
         * more, else in an array of its own.
         */
        public Payload encode(int headroom, int tailroom) {
            CborWriter head = new CborWriter(START.length + 8 + 40 * (onward.length() + back.length()));
            head.raw(Payload.wrap(START)).route(onward).route(back).bytesHead(payload.length());
            int before = head.size();
            boolean fits = payload.headroom() >= headroom + before && payload.tailroom() >= TRAILER_BYTES + tailroom;
            Payload roomy = fits ? payload : moved(before + headroom, TRAILER_BYTES + tailroom);
            Payload whole = roomy.widen(before, TRAILER_BYTES);
            head.copyTo(whole.array(), whole.offset());
            whole.array()[whole.offset() + whole.length() - 1] = NO_PADDING;
            return whole;
        }

        private Payload moved(int before, int behind) {
            Payload moved = Payload.allocate(before, payload.length(), behind);
            System.arraycopy(payload.array(), payload.offset(), moved.array(), moved.offset(), payload.length());
            return moved;
        }
    }

    /** The other end's credential has changed. */
    record Refresh(ChangeHistory history, List<CredentialAndPurposeKey> credentials) implements InnerMessage {
        public Refresh {
            credentials = List.copyOf(credentials);
        }

        /** With that much room around it. */
        public Payload encode(int headroom, int tailroom) {
            return padded(new CborWriter().arrayHead(2).variant(1, fields -> fields.next().array(refresh -> {
                history.write(refresh.next());
                refresh.next().list(credentials);
            })).bytesHead(0), headroom, tailroom);
        }
    }

    /** The other end is going. */
    record Close() implements InnerMessage {
        /** With that much room around it. */
        public static Payload encode(int headroom, int tailroom) {
            return padded(new CborWriter().arrayHead(2).variant(2).bytesHead(0), headroom, tailroom);
        }
    }

    private static Payload padded(CborWriter message, int headroom, int tailroom) {
        Payload padded = Payload.allocate(headroom, message.size(), tailroom);
        message.copyTo(padded.array(), padded.offset());
        return padded;
    }

    /** @throws MalformedException if {@code plaintext} does not begin with such a message */
    static InnerMessage decode(Payload plaintext) {
        return CborReader.of(plaintext).array(outer -> {
            CborReader in = outer.next();
            InnerMessage message = in.variant((index, fields) -> switch (index) {
                case 0 -> routed(fields.next());
                case 1 -> refresh(fields.next());
                case 2 -> new Close();
                default -> throw in.unknownVariant(index);
            });
            outer.next().payload();
            return message;
        });
    }

    private static Routed routed(CborReader in) {
        return in.array(fields -> new Routed(fields.next().route(), fields.next().route(),
                fields.next().payload().trimmed()));
    }

    private static Refresh refresh(CborReader in) {
        return in.array(fields -> new Refresh(ChangeHistory.read(fields.next()), Credentials.read(fields.next())));
    }
}
