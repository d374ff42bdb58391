package io.ockam.identity.services;

import io.ockam.identity.Identifier;

/**
 * An identity whose keys are in a vault of this side: who a node is towards its peers.
 *
 * @param services with the vault and with what is known of others
 */
public record LocalIdentity(IdentityServices services, Identifier identifier) {}
