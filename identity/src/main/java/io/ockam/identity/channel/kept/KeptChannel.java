package io.ockam.identity.channel.kept;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.handshake.Role;

/**
 * One end of a channel whose decrypting key is kept.
 *
 * @param decryptor names it
 * @param decryptorApi where it decrypts, again when it is restored
 * @param key handle of the kept key in the vault of {@code mine}
 */
public record KeptChannel(Role role, Identifier mine, Identifier peer, Address decryptor, Address decryptorApi,
        Bytes key) {}
