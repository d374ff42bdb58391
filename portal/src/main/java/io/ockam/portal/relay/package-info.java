/**
 * Relays: a node that cannot be reached registers at one that can, which forwards to it whatever is sent to the relay's address.
 *
 * <p>The service is the relay node's side, the registration that of the node behind. Both are workers like all others; registrations and
 * messages come in, forwarded messages go out.
 */
@NullMarked
package io.ockam.portal.relay;

import org.jspecify.annotations.NullMarked;
