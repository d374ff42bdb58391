package io.ockam.vault;

import io.ockam.core.Bytes;

/**
 * Names an X25519 key, static or ephemeral, inside its vault. Says nothing about whether the vault has it.
 *
 * @param bytes in a software vault the SHA-256 of the public key
 */
public record AgreementKeyHandle(Bytes bytes) {}
