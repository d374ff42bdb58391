/**
 * Policies: who may use a resource of this node, decided by an expression over what is known about the peer.
 *
 * <p>In come policies by resource, and attributes of peers through {@link io.ockam.identity.policy.PeerAttributes}; out go access
 * controls for workers. Everything is answered from memory: no file and no network on a delivering thread.
 */
@NullMarked
package io.ockam.identity.policy;

import org.jspecify.annotations.NullMarked;
