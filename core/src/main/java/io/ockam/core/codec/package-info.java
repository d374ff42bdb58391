/**
 * Bytes to values and back: CBOR as Ockam profiles it, and BARE, both by hand, because signatures need exact bytes.
 *
 * <p>Whoever has a message or a record to write or read comes in. Nothing goes out but {@code io.ockam.core}: each module
 * says in its own records how they are written.
 */
@NullMarked
package io.ockam.core.codec;

import org.jspecify.annotations.NullMarked;
