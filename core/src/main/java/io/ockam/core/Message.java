package io.ockam.core;

import java.util.List;
import java.util.function.Function;

/**
 * A message on its way inside this node, as access controls judge it and as a worker gets it.
 *
 * <p>The source is vouched for by the runtime: it is the address that really sent it here, whatever the return route says. A
 * worker that gets a message owns its {@linkplain Payload payload}. Reading is safe from any thread.
 *
 * @see <a href="../../../../../../../docs/protocol/routing.md">Routing, "Messages"</a>
 */
public interface Message {
    /** The address of this node that sent it; need not be the first hop of the return route. */
    Address source();

    /** Which of the worker's addresses it was sent to. */
    Address destination();

    /** Where it is and still has to go: the first hop is whoever got it, still there. */
    Route onwardRoute();

    /** The way back. */
    Route returnRoute();

    Payload payload();

    List<LocalInfo> localInfo();

    /**
     * Who wrote it, as the return route says: its last hop.
     *
     * @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if the return route is empty
     */
    default Address sender() {
        return returnRoute().last();
    }

    /**
     * The body as text, bytes or raw payload.
     *
     * @throws OckamException {@link ErrorCode#MALFORMED}, {@link ErrorCode#UNSUPPORTED} as {@link Body#read}
     */
    default <T> T body(Class<T> type) {
        return Body.read(payload(), type);
    }

    /** The body as {@code decoder} reads it, for example {@code message.body(FileData::decode)}. */
    default <T> T body(Function<? super Payload, ? extends T> decoder) {
        return decoder.apply(payload());
    }

    /** This message, to be changed and sent on. */
    default LocalMessage local() {
        return new LocalMessage(onwardRoute(), returnRoute(), payload(), localInfo());
    }

    /**
     * What a hop does: takes itself from the onward route and puts {@code own} in front of the way back.
     *
     * @throws OckamException {@link ErrorCode#INVALID} {@code incomplete route} if the onward route is empty
     */
    default LocalMessage stepForward(Address own) {
        return new LocalMessage(onwardRoute().rest(), returnRoute().prepend(own), payload(), localInfo());
    }

    /** A message as it would be seen on its way from {@code source} to {@code destination}. */
    static Message of(Address source, Address destination, LocalMessage message) {
        return new Routed(source, destination, message.onwardRoute(), message.returnRoute(), message.payload(),
                message.localInfo());
    }
}
