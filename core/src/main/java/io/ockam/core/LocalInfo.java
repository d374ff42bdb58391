package io.ockam.core;

/**
 * What this node knows about a message beside its text, for example which identity a secure channel proved for its sender.
 *
 * <p>Never leaves the node: transports and encryptors drop it.
 *
 * @param type names the kind, for example {@code IDENTITY_SECURE_CHANNEL_IDENTIFIER}
 */
public record LocalInfo(String type, Bytes data) {}
