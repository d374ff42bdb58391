/**
 * What the two ends of a channel say to each other, inside the handshake and inside frames, and what workers ask a channel's API addresses.
 *
 * <p>Workers of a channel come in with routes, histories and credentials; out go bytes, and the other way round.
 */
@NullMarked
package io.ockam.identity.channel.message;

import org.jspecify.annotations.NullMarked;
