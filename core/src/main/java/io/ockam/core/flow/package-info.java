/**
 * Flow control: which addresses of this node messages from other nodes may reach.
 *
 * <p>Transports and channels register what they produce; services register as consumers. Out goes an
 * {@link io.ockam.core.access.AccessControl} for every producer.
 */
@NullMarked
package io.ockam.core.flow;

import org.jspecify.annotations.NullMarked;
