/**
 * A handshake between identities, message by message: what is said, and what of the peer's is believed. Knows no workers.
 *
 * <p>The workers of a channel come in with messages; out go messages, and at the end keys and the peer, or the reason why not.
 */
@NullMarked
package io.ockam.identity.channel.handshake;

import org.jspecify.annotations.NullMarked;
