package io.ockam.identity.channel.message;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.codec.BareReader;
import io.ockam.core.codec.BareWriter;
import io.ockam.core.codec.MalformedException;

/**
 * What a worker of this node asks the API addresses of a channel, which encrypt and decrypt for it without sending anything.
 *
 * <pre>
 *  request    data                              the bytes, with their length before them
 *  response   00 data                           done
 *             01 origin kind extra causes place  refused
 * </pre>
 */
public final class ApiMessages {
    private static final int OK = 0;
    private static final int ERROR = 1;
    private static final int ORIGIN_IDENTITY = 6;
    private static final int KIND_UNKNOWN = 0;
    private static final int CAUSE = 0;

    private ApiMessages() {}

    public static Payload request(byte[] data) {
        return new BareWriter().data(data).toPayload();
    }

    /**
     * The bytes of a request, as a window on its payload.
     *
     * @throws MalformedException if it is none
     */
    public static Payload readRequest(Payload request) {
        return BareReader.of(request).payload();
    }

    public static Payload done(Payload result) {
        return new BareWriter().varint(OK).data(result).toPayload();
    }

    /** Tells {@code why}, and nothing else. */
    public static Payload refused(String why) {
        return new BareWriter().varint(ERROR).varint(ORIGIN_IDENTITY).varint(KIND_UNKNOWN).u32(0)
                .varint(1).varint(CAUSE).text(why).text(why).text("")
                .text("").u32(0).u32(0).toPayload();
    }

    /**
     * The result in a response, as a window on its payload.
     *
     * @throws OckamException {@link ErrorCode#INVALID} with the text of the refusal; {@link MalformedException} if it is no response
     */
    public static Payload readResponse(Payload response) {
        BareReader in = BareReader.of(response);
        long outcome = in.varint();
        if (outcome == OK) {
            return in.payload();
        }
        in.varint();
        in.varint();
        in.u32();
        String cause = in.varint() > 0 && in.varint() == CAUSE ? in.text() : "no reason given";
        throw new OckamException(ErrorCode.INVALID, "The channel refused: " + cause);
    }
}
