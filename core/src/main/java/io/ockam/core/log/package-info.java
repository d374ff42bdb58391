/**
 * Logging that a peer cannot turn against the node.
 *
 * <p>Whoever warns about what a message may cause comes in; at most ten lines a second go out.
 */
@NullMarked
package io.ockam.core.log;

import org.jspecify.annotations.NullMarked;
