/**
 * {@code ockam tcp-listener} and {@code ockam tcp-connection}: where a node can be reached, and whom it reaches.
 *
 * <p>The table of commands comes in through the two nouns; a node's control API is asked.
 */
@NullMarked
package io.ockam.command.tcp;

import org.jspecify.annotations.NullMarked;
