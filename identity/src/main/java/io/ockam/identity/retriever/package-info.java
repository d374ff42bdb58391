/**
 * Where one's own credential comes from: given once, kept in a file, or, from {@code io.ockam.node.authority}, fetched from an authority and renewed.
 *
 * <p>Secure channels come in through {@link io.ockam.identity.retriever.CredentialRetrievers}; what is kept comes from {@code credential}.
 */
@NullMarked
package io.ockam.identity.retriever;

import org.jspecify.annotations.NullMarked;
