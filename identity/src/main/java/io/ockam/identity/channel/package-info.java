/**
 * Secure channels: two workers at each end, mutual authentication, and what is sent to one end's address comes out at the other.
 *
 * <p>Come in through {@link io.ockam.identity.channel.SecureChannels}; identities and vaults are this side's, transports whatever the route
 * leads through.
 */
@NullMarked
package io.ockam.identity.channel;

import org.jspecify.annotations.NullMarked;
