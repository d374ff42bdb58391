/**
 * Channels that only exchanged keys and whose decrypting key outlives the process: what has to be known to decrypt their old messages.
 *
 * <p>{@link io.ockam.identity.channel.SecureChannels} comes in here; the keys themselves are in the vault.
 */
@NullMarked
package io.ockam.identity.channel.kept;

import org.jspecify.annotations.NullMarked;
