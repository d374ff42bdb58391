/**
 * What one identity says of another, and for how long: credentials, and the attributes that are known from them.
 *
 * <p>{@link io.ockam.identity.credential.Credentials} issues, verifies and receives; it goes out to {@code purpose} for the keys that sign,
 * and to an {@link io.ockam.identity.credential.AttributesRepository}. A {@link io.ockam.identity.credential.CredentialRetriever} brings
 * one's own.
 */
@NullMarked
package io.ockam.identity.credential;

import org.jspecify.annotations.NullMarked;
