package io.ockam.identity.channel.noise;

import io.ockam.vault.AeadKey;

/** What a handshake leaves behind: one key for each direction. Whoever takes them closes them. */
public record ChannelKeys(AeadKey encrypting, AeadKey decrypting) {}
