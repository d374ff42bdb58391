/**
 * Who somebody is, in words that every room understands: identifiers, points in time, the envelope of everything that is signed.
 *
 * <p>The packages beneath build on these values, in this order: {@code history} (changes and keys), {@code purpose} (keys for one use),
 * {@code credential} (what one says of another), {@code services} (all of it together), {@code home} (kept in files).
 *
 * @see <a href="../../../../../../../docs/protocol/identity.md">Identities on the wire</a>
 */
@NullMarked
package io.ockam.identity;

import org.jspecify.annotations.NullMarked;
