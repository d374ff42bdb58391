package io.ockam.bench.channel;

import io.ockam.core.Payload;
import io.ockam.identity.channel.handshake.Initiator;
import io.ockam.identity.channel.handshake.Party;
import io.ockam.identity.channel.handshake.Responder;
import io.ockam.identity.channel.handshake.Responder.Conclusion;
import io.ockam.identity.channel.trust.TrustPolicy;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.software.SoftwareVault;
import java.time.InstantSource;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whole handshakes, both sides on one thread: keys, agreements, identities, attestations, everything but the workers. */
@State(Scope.Thread)
public class Handshakes {
    private final LocalIdentity alice = someone();
    private final LocalIdentity bob = someone();

    private static LocalIdentity someone() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        return new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
    }

    private static Party party(LocalIdentity who) {
        return Party.of(who, Optional.empty(), TrustPolicy.everyone(), Optional.empty());
    }

    @Benchmark
    public void bothSides() {
        try (Initiator initiator = new Initiator(party(alice)); Responder responder = new Responder(party(bob))) {
            Payload message2 = responder.answer(initiator.message1());
            Initiator.Answer answer = initiator.answer(message2);
            if (!(responder.conclude(answer.message3()) instanceof Conclusion.Accepted(var established))) {
                throw new IllegalStateException("alice was refused");
            }
            established.keys().encrypting().close();
            established.keys().decrypting().close();
            answer.established().keys().encrypting().close();
            answer.established().keys().decrypting().close();
        }
    }
}
