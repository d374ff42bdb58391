/**
 * {@code ockam credential}: what one identity says of another.
 *
 * <p>Comes in through {@link io.ockam.command.credential.CredentialNoun}; goes out to the identities of the home, and to the credentials that
 * a node may present.
 */
@NullMarked
package io.ockam.command.credential;

import org.jspecify.annotations.NullMarked;
