/**
 * Who has which address, and the way of a message into the queue of its recipient.
 *
 * <p>Cells come in with their addresses and their messages; recipients are told. No thread is known here, and nothing of workers.
 */
@NullMarked
package io.ockam.core.runtime.internal.routing;

import org.jspecify.annotations.NullMarked;
