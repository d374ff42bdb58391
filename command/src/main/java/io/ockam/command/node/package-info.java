/**
 * {@code ockam node …}: making, showing, starting and ending nodes.
 *
 * <p>One class a verb; {@link io.ockam.command.node.NodeNoun} is the door.
 */
@NullMarked
package io.ockam.command.node;

import org.jspecify.annotations.NullMarked;
