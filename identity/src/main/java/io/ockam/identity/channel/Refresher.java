package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.channel.frame.Frames;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.channel.message.InnerMessage;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.retriever.CredentialRetriever;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other end when this side's credential has changed. It waits for the retriever, which the encryptor must not; what it has to say
 * goes to the encryptor's internal address, which takes nothing from anybody else.
 */
final class Refresher implements Worker {
    private final SecureChannel channel;
    private final Party party;
    private final CredentialRetriever retriever;
    private final Address address;
    private Optional<CredentialAndPurposeKey> presented;
    private CredentialRetriever.@Nullable Subscription subscription;

    Refresher(SecureChannel channel, Party party, CredentialRetriever retriever,
            Optional<CredentialAndPurposeKey> presented, Address address) {
        this.channel = channel;
        this.party = party;
        this.retriever = retriever;
        this.presented = presented;
        this.address = address;
    }

    Address address() {
        return address;
    }

    void start(Workers workers) {
        Address encryptor = channel.addresses().encryptorInternal();
        workers.start(WorkerOptions.of(new Mailbox(address, AccessControl.fromSources(address),
                AccessControl.toHops(address, encryptor))).blocking().in(SecureChannels.PHASE), this);
    }

    @Override
    public void start(Context context) {
        LocalMessage changed = new LocalMessage(Route.of(address), Route.EMPTY, Payload.empty());
        subscription = retriever.subscribe(() -> context.offer(changed));
    }

    @Override
    public void receive(Context context, Message changed) {
        CredentialAndPurposeKey current = retriever.retrieve();
        if (presented.equals(Optional.of(current))) {
            return;
        }
        presented = Optional.of(current);
        Payload news = new InnerMessage.Refresh(party.history(), List.of(current)).encode(Frames.NONCE_BYTES,
                Frames.TAG_BYTES);
        context.forward(new LocalMessage(Route.of(channel.addresses().encryptorInternal()), Route.EMPTY, news));
    }

    @Override
    public void stop(Context context) {
        if (subscription != null) {
            subscription.close();
        }
    }
}
