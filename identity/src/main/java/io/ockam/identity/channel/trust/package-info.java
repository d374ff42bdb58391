/**
 * Whom to make channels with, and who may reach a worker through them.
 *
 * <p>Whoever makes channels or workers comes in here; decryptors note the peers that access controls and handlers ask for.
 */
@NullMarked
package io.ockam.identity.channel.trust;

import org.jspecify.annotations.NullMarked;
