package io.ockam.portal.intercept;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.portal.protocol.PortalMessage;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * One direction of an intercepted connection.
 *
 * <p>One of the two has a fixed way on: what it gets goes there, and the way back gets the other passage in front. The other follows the
 * message's own route, and the way back is the first passage alone. So both ends see each other only through the pair. The capabilities of
 * ends are taken away: credit counts bytes, and those are changed here.
 */
final class Passage implements Worker {
    private final Address other;
    private final UnaryOperator<byte[]> change;
    private final boolean towardInlet;
    private Optional<Route> fixed;

    Passage(Address other, Optional<Route> fixed, UnaryOperator<byte[]> change, boolean towardInlet) {
        this.other = other;
        this.fixed = fixed;
        this.change = change;
        this.towardInlet = towardInlet;
    }

    @Override
    public void receive(Context context, Message message) {
        switch (PortalMessage.decode(message.payload())) {
            case PortalMessage.Ping _ -> pass(context, message, new PortalMessage.Ping(Optional.empty()));
            case PortalMessage.Pong _ when towardInlet -> {
                context.forward(new LocalMessage(Route.of(other), message.returnRoute(),
                        new PortalMessage.Pong(Optional.empty()).encode()));
                pass(context, message, new PortalMessage.Pong(Optional.empty()));
            }
            case PortalMessage.Pong _ -> learn(message);
            case PortalMessage.Data(Payload bytes, OptionalInt _) -> change(context, message, bytes.toArray());
            case PortalMessage.Disconnect disconnect -> {
                pass(context, message, disconnect);
                if (context.workers().exists(other)) {
                    context.workers().stop(other);
                }
                context.stop();
            }
            case PortalMessage.End _,PortalMessage.Credit _ -> {
                // Nobody was told that these are understood here.
            }
        }
    }

    /** The other passage has seen the outlet's end, which from now on is the way instead of the outlet. */
    private void learn(Message pong) {
        if (pong.source().equals(other) && fixed.isPresent()) {
            fixed = Optional.of(pong.returnRoute());
        }
    }

    private void change(Context context, Message message, byte[] bytes) {
        byte[] changed = change.apply(bytes);
        for (int from = 0; from < changed.length; from += PortalMessage.LARGEST_DATA) {
            byte[] piece = Arrays.copyOfRange(changed, from,
                    Math.min(changed.length, from + PortalMessage.LARGEST_DATA));
            pass(context, message, new PortalMessage.Data(Payload.wrap(piece), OptionalInt.empty()));
        }
    }

    private void pass(Context context, Message message, PortalMessage changed) {
        LocalMessage onward = fixed
                .map(way -> new LocalMessage(way, message.returnRoute().prepend(other), changed.encode()))
                .orElseGet(() -> new LocalMessage(message.onwardRoute().rest(), Route.of(other), changed.encode()));
        context.forward(onward.withLocalInfo(message.localInfo()));
    }
}
