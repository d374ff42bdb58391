package io.ockam.vault;

/**
 * How many secrets of channels a vault holds.
 *
 * @param staticKeys X25519 keys that are kept
 * @param ephemeralKeys X25519 keys in memory
 * @param secrets agreed or derived, not yet keys
 * @param aeadKeys in memory
 */
public record SecretCounts(int staticKeys, int ephemeralKeys, int secrets, int aeadKeys) {}
