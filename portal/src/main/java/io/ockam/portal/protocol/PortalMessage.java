package io.ockam.portal.protocol;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message between the two ends of a portal, as the whole payload of a routed message.
 *
 * <pre>
 *   Ping        00  [ capabilities ]                       inlet → outlet's address: connect to your target
 *   Pong        01  [ capabilities ]                       outlet → inlet: connected
 *   Disconnect  02  [ reason (varint length, UTF-8) ]       either way: it is over
 *   Data        03  length (varint)  bytes  [ counter ]    counter: 01 and a u16 (LE); anything else means none
 *   End         04                                         no more data will follow from here
 *   Credit      05  bytes (varint)                         so many more may be sent; 0 says only "still here"
 * </pre>
 *
 * <p>End, Credit and reasons are sent only to an end that told its {@link Capabilities}.
 *
 * @see <a href="../../../../../../../../docs/protocol/portals.md">Portals, "Messages"</a>
 */
public sealed interface PortalMessage {
    /** The most data in one message that we send: what one read from a socket gives. */
    int LARGEST_DATA = 48 * 1024;
    /** Longer reasons are cut. */
    int LONGEST_REASON = 600;

    record Ping(Optional<Capabilities> capabilities) implements PortalMessage {}

    record Pong(Optional<Capabilities> capabilities) implements PortalMessage {}

    /** @param reason what the other end may know about why; at most {@value #LONGEST_REASON} characters */
    record Disconnect(Optional<String> reason) implements PortalMessage {
        public Disconnect() {
            this(Optional.empty());
        }
    }

    /**
     * @param bytes a window on the payload that was decoded, if they are most of its array
     * @param counter 0–65,535; counts the messages of one direction that have one
     */
    record Data(Payload bytes, OptionalInt counter) implements PortalMessage {}

    record End() implements PortalMessage {}

    record Credit(int bytes) implements PortalMessage {}

    /**
     * Reads a message; data is not copied unless most of the array is something else.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED} if the payload is empty, of no known kind, or cut off
     */
    static PortalMessage decode(Payload payload) {
        if (payload.isEmpty()) {
            throw new OckamException(ErrorCode.MALFORMED, "A portal message has at least one byte");
        }
        return switch (payload.at(0)) {
            case 0 -> new Ping(Capabilities.read(payload, 1));
            case 1 -> new Pong(Capabilities.read(payload, 1));
            case 2 -> new Disconnect(ReasonCodec.decode(payload));
            case 3 -> DataCodec.decode(payload);
            case 4 -> new End();
            case 5 -> new Credit((int) DataCodec.length(payload, Capabilities.LARGEST_WINDOW));
            default -> throw new OckamException(ErrorCode.MALFORMED,
                    "There is no portal message of kind " + (payload.at(0) & 0xff));
        };
    }

    /** A new payload. Data is copied; who sends much of it uses {@link #data} instead. */
    default Payload encode() {
        return switch (this) {
            case Ping(Optional<Capabilities> capabilities) -> greeting(0, capabilities);
            case Pong(Optional<Capabilities> capabilities) -> greeting(1, capabilities);
            case Disconnect(Optional<String> reason) -> ReasonCodec.encode(reason);
            case Data(Payload bytes, _) -> {
                Payload roomy = Payload.allocate(DataCodec.LONGEST_HEADER, bytes.length(), 0);
                System.arraycopy(bytes.array(), bytes.offset(), roomy.array(), roomy.offset(), bytes.length());
                yield data(roomy);
            }
            case End _ -> Payload.wrap(new byte[]{4});
            case Credit(int bytes) -> DataCodec.header(5, bytes);
        };
    }

    /**
     * Makes a Data message of {@code bytes} by writing its header in front of them, into their headroom.
     *
     * @param bytes the caller gives them away; they need a headroom of at least {@value DataCodec#LONGEST_HEADER} bytes
     */
    static Payload data(Payload bytes) {
        return DataCodec.encode(bytes);
    }

    private static Payload greeting(int kind, Optional<Capabilities> capabilities) {
        byte[] bytes = new byte[1 + (capabilities.isPresent() ? Capabilities.BYTES : 0)];
        bytes[0] = (byte) kind;
        capabilities.ifPresent(told -> told.write(bytes, 1));
        return Payload.wrap(bytes);
    }
}
