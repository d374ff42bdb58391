/** Keeps the docs true: which room may know of which, and that what they point at is there. */
@NullMarked
package io.ockam.architecture;

import org.jspecify.annotations.NullMarked;
