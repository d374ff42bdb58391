package io.ockam.identity.channel.handshake;

import io.ockam.identity.Identifier;
import io.ockam.identity.channel.noise.ChannelKeys;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import java.util.Optional;

/**
 * A handshake that came to its end. Whoever takes it closes the keys.
 *
 * @param presented the own credential that the peer was shown
 */
public record Established(ChannelKeys keys, Identifier peer, Optional<CredentialAndPurposeKey> presented) {}
