/**
 * The node manager: a table of resource kinds, each of which answers its operations, brings back what was kept, and ends what it made.
 *
 * <p>The process starts it; control requests come in by its handler; each kind (see {@code io.ockam.daemon.kind}) goes out to the node
 * library and, through the {@link io.ockam.daemon.manager.Ledger}, to the state directory.
 */
@NullMarked
package io.ockam.daemon.manager;

import org.jspecify.annotations.NullMarked;
