package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.worker.Context;
import io.ockam.identity.channel.handshake.Initiator;
import io.ockam.identity.retriever.CredentialRetriever;
import java.util.concurrent.CompletableFuture;

/** Has said message 1 and waits for message 2. Whatever goes wrong ends it, and {@code made} tells why. */
final class InitiatorStage implements Stage {
    private final ChannelSetup setup;
    private final Route route;
    private final Initiator handshake;
    private final CompletableFuture<SecureChannel> made;

    InitiatorStage(ChannelSetup setup, Route route, CompletableFuture<SecureChannel> made) {
        this.setup = setup;
        this.route = route;
        this.handshake = new Initiator(setup.party());
        this.made = made;
    }

    @Override
    public void start(Context context) {
        try {
            setup.party().retriever().ifPresent(CredentialRetriever::initialize);
            send(context, route, handshake.message1());
        } catch (OckamException e) {
            fail(context, e);
        }
    }

    @Override
    public Stage receive(Context context, Message message) {
        if (!message.destination().equals(setup.addresses().decryptorRemote()) || made.isDone()) {
            return this;
        }
        try {
            Initiator.Answer answer = handshake.answer(message.payload());
            send(context, message.returnRoute(), answer.message3());
            Decryptor next = setup.establish(context, answer.established(), message.returnRoute());
            handshake.close();
            if (!made.complete(next.channel())) {
                next.channel().close(); // who wanted it has given up meanwhile
            }
            return next;
        } catch (OckamException e) {
            fail(context, e);
            return this;
        }
    }

    private void send(Context context, Route onward, Payload message) {
        context.forward(new LocalMessage(onward, Route.of(setup.addresses().decryptorRemote()),
                message));
    }

    private void fail(Context context, OckamException why) {
        setup.channels().handshakeFailed(Role.INITIATOR, why.getMessage());
        made.completeExceptionally(why);
        context.stop();
    }

    @Override
    public void stop(Context context) {
        handshake.close();
        made.cancel(false);
    }
}
