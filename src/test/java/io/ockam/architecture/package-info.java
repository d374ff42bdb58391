/** Keeps the map of docs/architecture.md true: which room may know of which. */
@NullMarked
package io.ockam.architecture;

import org.jspecify.annotations.NullMarked;
