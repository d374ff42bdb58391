/**
 * Whatever has addresses, and the contexts that it sends with: workers, processors and programs, entrances and exits.
 *
 * <p>The runtime comes in through {@link io.ockam.core.runtime.internal.cell.Cells}; workers are called, messages go to the router.
 */
@NullMarked
package io.ockam.core.runtime.internal.cell;

import org.jspecify.annotations.NullMarked;
