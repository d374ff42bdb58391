/**
 * {@code ockam message …}: one message along a route, and the reply.
 *
 * <p>{@link io.ockam.command.message.MessageNoun} is the door. A message goes out from a running node by its control socket, or from a node
 * that lives for this one message.
 */
@NullMarked
package io.ockam.command.message;

import org.jspecify.annotations.NullMarked;
