/**
 * How fast identities are made, verified and known again, on one core.
 *
 * <p>{@code scripts/bench identity} comes in through {@link io.ockam.bench.identity.IdentityReport}; a section of Markdown goes out.
 */
@NullMarked
package io.ockam.bench.identity;

import org.jspecify.annotations.NullMarked;
