package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.identity.channel.frame.FrameSealer;
import io.ockam.identity.channel.frame.Frames;
import io.ockam.identity.channel.handshake.Refusal;
import io.ockam.identity.channel.handshake.Responder;
import io.ockam.identity.channel.handshake.Responder.Conclusion;
import io.ockam.identity.channel.message.InnerMessage;
import io.ockam.identity.channel.noise.ChannelKeys;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers message 1 and waits for message 3. Whatever goes wrong ends it. The peer is told nothing, unless there is no credential to present,
 * so that it does not wait in vain, or it has proved that message 3 is its own: then it gets a Close, so that it does not talk to nobody.
 */
final class ResponderStage implements Stage {
    /** Strangers begin handshakes: they must not pile up while a credential is fetched. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ChannelSetup setup;
    private final Responder handshake;
    private final Runnable finished;
    private Route remoteRoute = Route.EMPTY;
    private Optional<OckamException> unprepared = Optional.empty();
    private boolean answered;

    /** @param finished called when the handshake is over, whether it led to a channel or not */
    ResponderStage(ChannelSetup setup, Runnable finished) {
        this.setup = setup;
        this.handshake = new Responder(setup.party());
        this.finished = finished;
    }

    @Override
    public void start(Context context) {
        try {
            handshake.prepare(PATIENCE);
        } catch (OckamException e) {
            unprepared = Optional.of(e);
        }
    }

    @Override
    public Stage receive(Context context, Message message) {
        if (!message.destination().equals(setup.addresses().decryptorRemote())) {
            return this;
        }
        try {
            Payload received = message.payload();
            if (answered) {
                return conclude(context, received);
            }
            answer(context, message.returnRoute(), received);
        } catch (OckamException e) {
            fail(context, e.getMessage());
        }
        return this;
    }

    private void answer(Context context, Route back, Payload message1) {
        if (back.isEmpty()) {
            fail(context, "The first message says no way back");
            return;
        }
        remoteRoute = back;
        if (unprepared.isPresent()) {
            send(context, Route.EMPTY, Refusal.noCredential());
            fail(context, unprepared.get().getMessage());
            return;
        }
        Payload message2 = handshake.answer(message1);
        answered = true;
        send(context, Route.of(setup.addresses().decryptorRemote()), message2);
    }

    private Stage conclude(Context context, Payload message3) {
        switch (handshake.conclude(message3)) {
            case Conclusion.Accepted(var established) -> {
                Decryptor next = setup.establish(context, established, remoteRoute);
                stop(context);
                return next;
            }
            case Conclusion.Refused(OckamException why, ChannelKeys keys) -> {
                sayGoodbye(context, keys);
                fail(context, why.getMessage());
                return this;
            }
        }
    }

    private void sayGoodbye(Context context, ChannelKeys keys) {
        keys.decrypting().close();
        try (FrameSealer sealer = FrameSealer.rekeying(keys.encrypting())) {
            send(context, Route.EMPTY, sealer.seal(InnerMessage.Close.encode(Frames.NONCE_BYTES, Frames.TAG_BYTES)));
        }
    }

    private void send(Context context, Route back, Payload payload) {
        context.forward(new LocalMessage(remoteRoute, back, payload));
    }

    private void fail(Context context, String why) {
        setup.channels().handshakeFailed(Role.RESPONDER, why);
        context.stop();
    }

    @Override
    public void stop(Context context) {
        handshake.close();
        finished.run();
    }
}
