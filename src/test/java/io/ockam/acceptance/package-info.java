/**
 * End-to-end tests: they run the shipped {@code bin/ockam}, as a user would, and look at its output, its exit status and its files.
 *
 * <p>Nothing of the product is imported here. {@link io.ockam.acceptance.Ockam} is a home of its own for each test; {@code Run} is what one
 * command did.
 */
@NullMarked
package io.ockam.acceptance;

import org.jspecify.annotations.NullMarked;
