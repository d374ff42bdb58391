/**
 * The small services that a node offers by itself: echo, uppercase, hop.
 *
 * <p>The node starts them at addresses; whoever lists what a user may address asks here. Messages come in, answers go out.
 */
@NullMarked
package io.ockam.node.service;

import org.jspecify.annotations.NullMarked;
