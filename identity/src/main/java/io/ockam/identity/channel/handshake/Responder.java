package io.ockam.identity.channel.handshake;

import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.noise.ChannelKeys;
import io.ockam.identity.channel.noise.XxHandshake;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.vault.Vault;
import java.time.Duration;
import java.util.Optional;

/** The side that is asked for a channel: hears message 1, says message 2, hears message 3. Not thread-safe. */
public final class Responder implements AutoCloseable {
    private final Party party;
    private final XxHandshake noise;
    private Optional<CredentialAndPurposeKey> presented = Optional.empty();

    public Responder(Party party) {
        this(party, noise(party));
    }

    Responder(Party party, XxHandshake noise) {
        this.party = party;
        this.noise = noise;
    }

    private static XxHandshake noise(Party party) {
        Vault vault = party.self().services().vault();
        return XxHandshake.responder(vault.secureChannels(), vault.verifying(), party.key().handle());
    }

    /**
     * Gets what is to be presented.
     *
     * @param patience for a credential that is being fetched
     * @throws OckamException if there should be a credential and is none: then the peer is owed a {@link Refusal}
     */
    public void prepare(Duration patience) {
        party.retriever().ifPresent(retriever -> retriever.initialize(patience));
        presented = party.credential();
    }

    /** The second message. @throws OckamException if the first is none */
    public Payload answer(Payload message1) {
        noise.readMessage1(message1.toArray());
        return Payload.wrap(noise.writeMessage2(party.introduction(presented)));
    }

    /** What the third message leads to. */
    public sealed interface Conclusion {
        record Accepted(Established established) implements Conclusion {}

        /**
         * The message is authentic, but its sender is not believed or not trusted.
         *
         * @param keys to say goodbye with; whoever takes them closes them
         */
        record Refused(OckamException why, ChannelKeys keys) implements Conclusion {}
    }

    /** @throws OckamException if the message is not authentic: then nobody is told */
    public Conclusion conclude(Payload message3) {
        byte[] claim = noise.readMessage3(message3.toArray());
        ChannelKeys keys = noise.split();
        try {
            Identifier peer = party.verify(claim, noise.peerStaticKey());
            return new Conclusion.Accepted(new Established(keys, peer, presented));
        } catch (OckamException e) {
            return new Conclusion.Refused(e, keys);
        }
    }

    @Override
    public void close() {
        noise.close();
    }
}
