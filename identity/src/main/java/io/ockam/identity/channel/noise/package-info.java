/**
 * The handshake of secure channels: Noise XX, as far as it knows nothing of identities.
 *
 * <p>The handshake worker comes in with a static key and payloads; out go the peer's static key, its payload, and two keys.
 */
@NullMarked
package io.ockam.identity.channel.noise;

import org.jspecify.annotations.NullMarked;
