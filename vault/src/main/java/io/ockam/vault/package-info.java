/**
 * Keys and what can be done with them, by purpose: sign, agree and encrypt, verify. These are doors; behind them are the software vault of
 * {@link io.ockam.vault.software}, the files of {@link io.ockam.vault.file}, and later vaults whose keys never enter this process.
 *
 * <p>Handles, public keys and signatures come in and go out; a secret goes out only by an explicit export.
 */
@NullMarked
package io.ockam.vault;

import org.jspecify.annotations.NullMarked;
