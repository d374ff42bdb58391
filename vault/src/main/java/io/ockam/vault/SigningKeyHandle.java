package io.ockam.vault;

import io.ockam.core.Bytes;

/**
 * Names a signing key inside its vault. Says nothing about whether the vault has it.
 *
 * @param bytes in a software vault the SHA-256 of the public key; elsewhere whatever that vault calls it
 */
public record SigningKeyHandle(SigningKeyType type, Bytes bytes) {}
