/**
 * Secrets in files of the state directory, or wherever a user wants his vault.
 *
 * <p>Who knows a vault's path makes a {@link io.ockam.vault.file.FileSecretStore}; the software vault comes in; nothing goes out but what it
 * asks for.
 */
@NullMarked
package io.ockam.vault.file;

import org.jspecify.annotations.NullMarked;
