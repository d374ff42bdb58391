package io.ockam.vault;

/**
 * What one identity works with: four slots, of which each may be filled by another kind of vault.
 *
 * @param identity signs changes and attestations: the primary keys
 * @param secureChannels agrees and encrypts: the static keys of channels, and everything a handshake makes
 * @param credentials signs credentials: the purpose keys for them
 * @param verifying verifies what others signed
 */
public record Vault(SigningVault identity, SecureChannelVault secureChannels, SigningVault credentials,
        VerifyingVault verifying) {}
