/**
 * The transport phase of a channel: what is sealed into frames with strictly rising nonces, and which frames are opened.
 *
 * <p>Encryptor and decryptor come in with a key and payloads; out go frames and plaintexts, or why a frame was refused.
 */
@NullMarked
package io.ockam.identity.channel.frame;

import org.jspecify.annotations.NullMarked;
