/**
 * Everything about identities in one hand, as secure channels and commands want it.
 *
 * <p>Whoever makes a node comes in here; the parts are those of {@code history}, {@code purpose} and {@code credential}.
 */
@NullMarked
package io.ockam.identity.services;

import org.jspecify.annotations.NullMarked;
