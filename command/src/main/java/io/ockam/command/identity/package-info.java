/**
 * {@code ockam identity}: who this home can be.
 *
 * <p>Comes in through {@link io.ockam.command.identity.IdentityNoun}; goes out to the records of identities, and to their keys only where a
 * verb makes, rotates, exports or imports some.
 */
@NullMarked
package io.ockam.command.identity;

import org.jspecify.annotations.NullMarked;
