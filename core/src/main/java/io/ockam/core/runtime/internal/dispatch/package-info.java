/**
 * The threads of a node: who runs next, and where.
 *
 * <p>Cells come in as {@link io.ockam.core.runtime.internal.dispatch.Dispatched}; nothing of messages or addresses is known here.
 * Why so: {@code docs/decisions/}, "One line of workers".
 */
@NullMarked
package io.ockam.core.runtime.internal.dispatch;

import org.jspecify.annotations.NullMarked;
