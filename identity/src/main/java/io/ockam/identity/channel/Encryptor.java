package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.codec.MalformedException;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.identity.channel.frame.FrameSealer;
import io.ockam.identity.channel.frame.Frames;
import io.ockam.identity.channel.message.ApiMessages;
import io.ockam.identity.channel.message.InnerMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what is sent to the channel and sends it to the other end. Runs inline: the thread that sends into the channel encrypts, in place if
 * the payload has the room.
 */
final class Encryptor implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Encryptor.class);

    private final SecureChannel channel;
    private final ChannelAddresses addresses;
    private final FrameSealer sealer;
    private final Optional<Address> refresher;

    /** @param refresher the worker that tells the other end of a new credential */
    Encryptor(SecureChannel channel, FrameSealer sealer, Optional<Address> refresher) {
        this.channel = channel;
        this.addresses = channel.addresses();
        this.sealer = sealer;
        this.refresher = refresher;
    }

    @Override
    public void receive(Context context, Message message) {
        if (message.destination().equals(addresses.encryptorApi())) {
            encryptFor(context, message);
        } else if (channel.keyExchangeOnly()) {
            channel.warn("UnknownChannelMsgDestination: this channel only exchanges keys");
        } else if (message.destination().equals(addresses.encryptor())) {
            Payload inner = new InnerMessage.Routed(message.onwardRoute().rest(), message.returnRoute(),
                    message.payload()).encode(Frames.NONCE_BYTES, Frames.TAG_BYTES);
            send(context, Route.EMPTY, inner);
        } else {
            send(context, Route.of(addresses.encryptor()), message.payload());
        }
    }

    private void send(Context context, Route back, Payload inner) {
        Payload frame = seal(context, inner);
        context.offer(new LocalMessage(channel.remoteRoute(), back, frame)).orThrow();
    }

    /** An end of a channel that can encrypt no more is of no use. */
    private Payload seal(Context context, Payload plaintext) {
        try {
            if (sealer.rekeysNow()) {
                channel.counter().rekeyed();
            }
            Payload frame = sealer.seal(plaintext);
            channel.counter().sent(frame.length());
            return frame;
        } catch (OckamException e) {
            context.stop();
            throw e;
        }
    }

    private void encryptFor(Context context, Message message) {
        Payload answer;
        try {
            Payload text = ApiMessages.readRequest(message.payload());
            Payload roomy = Payload.allocate(Frames.NONCE_BYTES, text.length(), Frames.TAG_BYTES);
            System.arraycopy(text.array(), text.offset(), roomy.array(), roomy.offset(), text.length());
            answer = ApiMessages.done(seal(context, roomy));
        } catch (MalformedException e) {
            answer = ApiMessages.refused(e.getMessage());
        } catch (OckamException e) {
            context.reply(ApiMessages.refused(e.getMessage()));
            throw e;
        }
        context.reply(answer);
    }

    @Override
    public void stop(Context context) {
        refresher.ifPresent(channel::stopQuietly);
        channel.stopQuietly(addresses.decryptorRemote());
        try (sealer) {
            if (channel.saysGoodbye()) {
                send(context, Route.of(addresses.encryptor()),
                        InnerMessage.Close.encode(Frames.NONCE_BYTES, Frames.TAG_BYTES));
            }
        } catch (OckamException e) {
            LOG.debug("{}: the other end was not told that the channel is closed: {}", channel, e.getMessage());
        } finally {
            channel.workerStopped();
        }
    }
}
