/**
 * The runtime of a node: one table of addresses, one cell per worker, a few pool threads.
 *
 * <p>Programs come in through {@link io.ockam.core.runtime.WorkerRuntime}; transports through its entrances. Nothing goes out
 * but by workers. The rooms behind it are in {@code internal}. How it works, and why so: {@code docs/decisions/}, "Dispatcher and mailbox".
 */
@NullMarked
package io.ockam.core.runtime;

import org.jspecify.annotations.NullMarked;
