package io.ockam.identity.channel;

import io.ockam.identity.channel.handshake.Role;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Execution;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.frame.FrameOpener;
import io.ockam.identity.channel.frame.FrameSealer;
import io.ockam.identity.channel.handshake.Established;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.policy.Subject;
import io.ockam.vault.AeadKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One end of a channel that is about to be.
 *
 * @param flow of what the decryptor brings in
 * @param spawner the listener's flow, at a responder
 * @param arrivals what is let out here, beside the rules of flow control
 * @param kept whether the decrypting key is to outlive the process
 */
record ChannelSetup(SecureChannels channels, ChannelAddresses addresses, Role role, Party party, FlowControlId flow,
        Optional<FlowControlId> spawner, AccessControl arrivals, boolean keyExchangeOnly, boolean kept) {

    Identifier mine() {
        return party.self().identifier();
    }

    private Workers workers() {
        return channels.workers();
    }

    /** Registers the decryptor with flow control, and starts it as {@code first}: blocking, as long as it shakes hands. */
    void start(Stage first) {
        FlowControls controls = workers().flowControls();
        controls.addProducer(addresses.decryptorInternal(), flow, spawner, List.of(addresses.encryptor()));
        AccessControl outgoing = controls.outgoing(flow, spawner);
        Mailbox internal = new Mailbox(addresses.decryptorInternal(),
                AccessControl.fromSources(addresses.decryptorInternal()), arrivals.equals(AccessControl.ALLOW_ALL)
                        ? outgoing
                        : AccessControl.all(List.of(outgoing, arrivals)));
        workers().start(WorkerOptions.of(Mailbox.open(addresses.decryptorRemote()), internal,
                Mailbox.open(addresses.decryptorApi())).blocking().in(SecureChannels.PHASE), new StagedWorker(first));
    }

    /** The handshake is over: starts the encryptor, and turns the worker of {@code context} into an inline one. */
    Decryptor establish(Context context, Established established, Route remoteRoute) {
        TrafficCounter traffic = new TrafficCounter(channels.clock());
        SecureChannel channel = new SecureChannel(this, established.peer(), remoteRoute, channels.clock().instant(),
                traffic, 2);
        FrameOpener opener = keyExchangeOnly
                ? FrameOpener.fixedKey(established.keys().decrypting())
                : FrameOpener.windowed(established.keys().decrypting());
        FrameSealer sealer = keyExchangeOnly
                ? FrameSealer.fixedKey(established.keys().encrypting())
                : FrameSealer.rekeying(established.keys().encrypting());
        if (kept) {
            channels.keep(channel, party.self(), established.keys().decrypting());
        }
        startEncryptor(channel, sealer, established);
        channels.register(channel);
        context.runAs(Execution.INLINE);
        return new Decryptor(channels, channel, opener, party);
    }

    /** Only decrypts, only for this node. */
    SecureChannel restore(Identifier peer, AeadKey key) {
        SecureChannel channel = new SecureChannel(this, peer, Route.EMPTY, channels.clock().instant(),
                new TrafficCounter(channels.clock()), 1);
        Decryptor decryptor = new Decryptor(channels, channel, FrameOpener.fixedKey(key), party);
        workers().start(WorkerOptions.at(addresses.decryptorApi()).inline().in(SecureChannels.PHASE),
                new StagedWorker(decryptor));
        channels.register(channel);
        return channel;
    }

    private void startEncryptor(SecureChannel channel, FrameSealer sealer, Established established) {
        Metadata terminal = Metadata.terminal(Map.of(Subject.IDENTIFIER, established.peer().toString()));
        Optional<Refresher> refresher = keyExchangeOnly
                ? Optional.empty()
                : party.retriever().map(retriever -> new Refresher(channel, party, retriever, established.presented(),
                        workers().newAddress()));
        Mailbox internal = new Mailbox(addresses.encryptorInternal(),
                refresher.map(worker -> AccessControl.fromSources(worker.address())).orElse(AccessControl.DENY_ALL),
                AccessControl.DENY_ALL);
        workers().start(WorkerOptions.of(Mailbox.open(addresses.encryptor()).with(terminal),
                Mailbox.open(addresses.encryptorApi()), internal).inline().in(SecureChannels.PHASE),
                new Encryptor(channel, sealer, refresher.map(Refresher::address)));
        refresher.ifPresent(worker -> worker.start(workers()));
    }
}
