package io.ockam.identity.channel.handshake;

import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.noise.XxHandshake;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.vault.Vault;
import java.util.Optional;

/** The side that asks for a channel: says message 1, hears message 2, says message 3. Not thread-safe. */
public final class Initiator implements AutoCloseable {
    private final Party party;
    private final XxHandshake noise;

    public Initiator(Party party) {
        this(party, noise(party));
    }

    Initiator(Party party, XxHandshake noise) {
        this.party = party;
        this.noise = noise;
    }

    private static XxHandshake noise(Party party) {
        Vault vault = party.self().services().vault();
        return XxHandshake.initiator(vault.secureChannels(), vault.verifying(), party.key().handle());
    }

    public Payload message1() {
        return Payload.wrap(noise.writeMessage1(new byte[0]));
    }

    /** The third message, and what it establishes as far as this side knows. */
    public record Answer(Payload message3, Established established) {}

    /** @throws OckamException saying why there will be no channel; the peer is not told */
    public Answer answer(Payload message2) {
        byte[] said = message2.toArray();
        Optional<OckamException> refusal = Refusal.read(said);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        Identifier peer = party.verify(noise.readMessage2(said), noise.peerStaticKey());
        Optional<CredentialAndPurposeKey> credential = party.credential();
        Payload message3 = Payload.wrap(noise.writeMessage3(party.introduction(credential)));
        return new Answer(message3, new Established(noise.split(), peer, credential));
    }

    @Override
    public void close() {
        noise.close();
    }
}
