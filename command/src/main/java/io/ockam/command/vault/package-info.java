/**
 * {@code ockam vault}: where keys are kept.
 *
 * <p>Comes in through {@link io.ockam.command.vault.VaultNoun}; goes out to the records of vaults. No verb here opens one.
 */
@NullMarked
package io.ockam.command.vault;

import org.jspecify.annotations.NullMarked;
