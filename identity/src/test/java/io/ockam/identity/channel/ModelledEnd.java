package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.frame.FrameSealer;
import io.ockam.identity.channel.handshake.Established;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.identity.channel.message.InnerMessage;
import io.ockam.identity.channel.noise.ChannelKeys;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.services.LocalIdentity;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One end of a channel for a model checker: the workers, the queues and the frames are the real ones, the handshake is a message, the keys
 * count, and what the threads of the runtime would do waits until the model checker does it.
 */
final class ModelledEnd {
    private static final Identifier WHO = Identifier.parse("I" + "ab".repeat(32));
    @SuppressWarnings("NullAway") // with the handshake left out, it is asked for nothing but its name
    private static final Party PARTY = new Party(new LocalIdentity(null, WHO), null, Optional.empty(),
            TrustPolicy.everyone(), Optional.empty());

    private final Queue<Runnable> turns = new ConcurrentLinkedQueue<>();
    private final WorkerRuntime runtime = WorkerRuntime
            .start(RuntimeOptions.named("model").withRandom(new Counting()).withTurns(turns::add));
    private final FlowControlId flow = runtime.flowControls().newId();
    private final ChannelSetup setup = new ChannelSetup(new SecureChannels(runtime), ChannelAddresses.fresh(runtime),
            Role.RESPONDER, PARTY, flow, Optional.empty(), AccessControl.ALLOW_ALL, false, false);
    private final FrameSealer peer = FrameSealer.rekeying(new CountingKey(0));
    private final CountingKey encrypting = new CountingKey(0);
    private final CountingKey decrypting = new CountingKey(0);
    /** Written by inline workers: by one thread at a time, whichever it is, and so without a lock. */
    private final List<Integer> delivered = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    /** A frame on its way to the other end, as it can be seen there. */
    record Sent(long nonce, int key, boolean goodbye, int number) {}

    /** Made again and again, and each time with the same addresses. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1;
        private byte next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = next++;
            }
        }
    }

    ModelledEnd() {
        runtime.start(WorkerOptions.at("sink").inline(), (_, message) -> delivered.add(number(message.payload())));
        runtime.flowControls().addConsumer(Address.local("sink"), flow);
        runtime.start(WorkerOptions.at("wire").inline(), (_, message) -> sent.add(seen(message.payload())));
        setup.start(new LastStep());
        finish();
    }

    /** Whatever message comes is the last one of the handshake. */
    private final class LastStep implements Stage {
        @Override
        public Stage receive(Context context, Message message) {
            return setup.establish(context,
                    new Established(new ChannelKeys(encrypting, decrypting), WHO, Optional.empty()),
                    Route.of("wire"));
        }

        @Override
        public void stop(Context context) {}
    }

    private static Payload payload(int number) {
        return Payload.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private static int number(Payload payload) {
        return payload.asBuffer().getInt();
    }

    private static Sent seen(Payload frame) {
        ByteBuffer bytes = frame.asBuffer();
        int key = CountingKey.in(frame);
        Payload inner = frame.slice(Long.BYTES, frame.length() - Long.BYTES - CountingKey.TAG_BYTES);
        return switch (InnerMessage.decode(inner)) {
            case InnerMessage.Routed routed -> new Sent(bytes.getLong(), key, false, number(routed.payload()));
            case InnerMessage.Close _ -> new Sent(bytes.getLong(), key, true, -1);
            case InnerMessage.Refresh _ -> throw new IllegalStateException("nobody has a credential");
        };
    }

    /** The last message of the handshake comes in. */
    boolean completeHandshake() {
        return comesIn(payload(0));
    }

    /** The peer's next frame, to be brought {@linkplain #comesIn in}. */
    Payload frame(int number) {
        return peer.seal(new InnerMessage.Routed(Route.of("sink"), Route.EMPTY, payload(number)).encode(Long.BYTES,
                CountingKey.TAG_BYTES));
    }

    Payload goodbye() {
        return peer.seal(InnerMessage.Close.encode(Long.BYTES, CountingKey.TAG_BYTES));
    }

    /** @return whether the decryptor was there to take it */
    boolean comesIn(Payload frame) {
        return offer(Route.of(setup.addresses().decryptorRemote()), frame);
    }

    /** Somebody sends into the channel. @return whether it was taken */
    boolean send(int number) {
        return offer(Route.of(setup.addresses().encryptor(), Address.local("far")), payload(number));
    }

    private boolean offer(Route route, Payload payload) {
        return runtime.app().offer(Address.local("app"), new LocalMessage(route, Route.EMPTY, payload)).isAccepted();
    }

    /** The channel, once the handshake is over. */
    Optional<SecureChannel> channel() {
        return setup.channels().find(setup.addresses().encryptor());
    }

    /** A thread of the runtime comes by, and does what has waited longest. @return whether anything did */
    boolean turn() {
        Runnable longest = turns.poll();
        if (longest != null) {
            longest.run();
        }
        return longest != null;
    }

    /** Until nothing is left to do. */
    void finish() {
        boolean more;
        do {
            more = turn();
        } while (more);
    }

    /** What came out of the channel here. */
    List<Integer> delivered() {
        return delivered;
    }

    List<Sent> sent() {
        return sent;
    }

    /** Whether all keys that this end has had are wiped. */
    boolean isWiped() {
        return encrypting.isWipedWithItsFollowers() && decrypting.isWipedWithItsFollowers();
    }
}
