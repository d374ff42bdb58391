/**
 * {@code ockam secure-channel …} and {@code ockam secure-channel-listener …}: channels between identities, asked of a running node.
 *
 * <p>{@link io.ockam.command.channel.SecureChannelNoun} and {@link io.ockam.command.channel.SecureChannelListenerNoun} are the doors; all else
 * goes through the node's control socket, and nothing here loads cryptography.
 */
@NullMarked
package io.ockam.command.channel;

import org.jspecify.annotations.NullMarked;
