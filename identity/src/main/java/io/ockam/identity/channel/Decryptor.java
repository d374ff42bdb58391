package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.LocalInfo;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.MalformedException;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Execution;
import io.ockam.identity.channel.frame.FrameOpener;
import io.ockam.identity.channel.frame.Frames;
import io.ockam.identity.channel.frame.Opening;
import io.ockam.identity.channel.frame.Opening.Refusal;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.channel.message.ApiMessages;
import io.ockam.identity.channel.message.InnerMessage;
import io.ockam.identity.channel.trust.Peer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens what the other end has sealed, and sends it on inside this node. Runs inline; only a refreshed credential is looked at on a thread
 * that may wait, and what comes after it waits as well.
 *
 * <p>A frame that is refused changes nothing and is answered by nothing.
 */
final class Decryptor implements Stage {
    /** Room before a decrypted payload, so that an answer made of it is encrypted where it is. */
    private static final int HEADROOM = 128;
    private static final int TAILROOM = InnerMessage.Routed.TRAILER_BYTES + Frames.TAG_BYTES;

    private final SecureChannels channels;
    private final SecureChannel channel;
    private final ChannelAddresses addresses;
    private final FrameOpener opener;
    private final Party party;
    private final List<LocalInfo> note;
    private long newest;
    private Route way;
    private InnerMessage.@Nullable Refresh refresh;

    Decryptor(SecureChannels channels, SecureChannel channel, FrameOpener opener, Party party) {
        this.channels = channels;
        this.channel = channel;
        this.addresses = channel.addresses();
        this.opener = opener;
        this.party = party;
        this.note = List.of(Peer.note(channel.peer()));
        this.way = Route.EMPTY;
    }

    SecureChannel channel() {
        return channel;
    }

    @Override
    public Stage receive(Context context, Message message) {
        if (refresh != null) {
            refreshed(context, refresh);
        }
        if (message.destination().equals(addresses.decryptorApi())) {
            decryptFor(context, message);
        } else if (message.destination().equals(addresses.decryptorRemote())) {
            if (channel.keyExchangeOnly()) {
                channel.warn("UnknownChannelMsgDestination: this channel only exchanges keys");
            } else {
                frame(context, message);
            }
        }
        return this;
    }

    private void frame(Context context, Message message) {
        Payload frame = message.payload();
        switch (open(frame)) {
            case Opening.Refused(Refusal why) -> refuse(why.toString());
            case Opening.Opened(long nonce, Payload plaintext) -> {
                channel.counter().received(frame.length());
                try {
                    opened(context, nonce, message.returnRoute(), InnerMessage.decode(plaintext));
                } catch (MalformedException e) {
                    refuse(e.getMessage());
                }
            }
        }
    }

    private Opening open(Payload frame) {
        long rekeys = opener.rekeys();
        Opening opening = opener.open(frame, HEADROOM, TAILROOM);
        if (opener.rekeys() != rekeys) {
            channel.counter().rekeyed();
        }
        return opening;
    }

    private void opened(Context context, long nonce, Route cameBy, InnerMessage inner) {
        switch (inner) {
            case InnerMessage.Routed routed -> {
                follow(nonce, cameBy);
                deliver(context, routed);
            }
            case InnerMessage.Refresh news -> {
                refresh = news;
                context.runAs(Execution.BLOCKING);
                // In case that nothing else comes.
                context.offer(addresses.decryptorInternal(),
                        new LocalMessage(Route.of(addresses.decryptorInternal()), Route.EMPTY, Payload.empty()));
            }
            case InnerMessage.Close _ -> channel.peerClosed();
        }
    }

    /** A responder answers along the way by which the newest message came; the first message came as message 1 did. */
    private void follow(long nonce, Route cameBy) {
        if (channel.role() == Role.RESPONDER && Long.compareUnsigned(nonce, newest) > 0) {
            newest = nonce;
            if (!cameBy.equals(way)) {
                way = cameBy;
                channel.follow(cameBy);
            }
        }
    }

    private void deliver(Context context, InnerMessage.Routed routed) {
        if (routed.onward().isEmpty()) {
            refuse("a message to nobody");
            return;
        }
        LocalMessage message = new LocalMessage(routed.onward(), routed.back().prepend(addresses.encryptor()),
                routed.payload(), note);
        Delivery delivery = context.offer(addresses.decryptorInternal(), message);
        if (!delivery.isAccepted()) {
            undelivered(message, delivery);
        }
    }

    private void undelivered(LocalMessage message, Delivery delivery) {
        if (!(delivery instanceof Delivery.Denied)) {
            channel.warn("A message for " + message.onwardRoute().first() + " was not delivered: " + delivery);
        }
        if (!(delivery instanceof Delivery.Refused)) {
            channels.workers().stray(message);
        }
    }

    /** On a thread that may wait. */
    private void refreshed(Context context, InnerMessage.Refresh news) {
        refresh = null;
        context.runAs(Execution.INLINE);
        try {
            party.receive(channel.peer(), news.history(), news.credentials());
        } catch (OckamException e) {
            channel.warn("A refreshed credential does not count: " + e.getMessage());
        }
    }

    private void decryptFor(Context context, Message message) {
        Payload answer;
        try {
            answer = switch (open(ApiMessages.readRequest(message.payload()))) {
                case Opening.Opened(long _, Payload plaintext) -> ApiMessages.done(plaintext);
                case Opening.Refused(Refusal why) -> ApiMessages.refused(why.toString());
            };
        } catch (MalformedException e) {
            answer = ApiMessages.refused(e.getMessage());
        }
        context.reply(answer);
    }

    private void refuse(String why) {
        channel.counter().refused();
        channel.warn("A message was refused: " + why);
    }

    @Override
    public void stop(Context context) {
        opener.close();
        channels.forget(channel);
        channel.close();
        channel.workerStopped();
    }
}
