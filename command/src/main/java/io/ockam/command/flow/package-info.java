/**
 * {@code ockam flow-control}: who may be reached through a connection or a channel.
 *
 * <p>The table of commands comes in through the noun; a node's control API is asked.
 */
@NullMarked
package io.ockam.command.flow;

import org.jspecify.annotations.NullMarked;
