/**
 * The vaults and identities of a home by the names that people give them: records in the state directory, no keys.
 *
 * <p>Commands that list and show come in here, so nothing in it needs a crypto provider; files go out through {@code state}.
 */
@NullMarked
package io.ockam.identity.named;

import org.jspecify.annotations.NullMarked;
