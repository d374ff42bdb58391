/**
 * {@code ockam service …}: what a node offers to those who send it messages.
 *
 * <p>{@link io.ockam.command.service.ServiceNoun} is the door; nodes are asked over their control sockets.
 */
@NullMarked
package io.ockam.command.service;

import org.jspecify.annotations.NullMarked;
