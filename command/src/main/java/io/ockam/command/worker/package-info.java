/**
 * {@code ockam worker …}: what runs in a node.
 *
 * <p>{@link io.ockam.command.worker.WorkerNoun} is the door; nodes are asked over their control sockets.
 */
@NullMarked
package io.ockam.command.worker;

import org.jspecify.annotations.NullMarked;
