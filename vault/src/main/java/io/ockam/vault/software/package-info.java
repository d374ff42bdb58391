/**
 * The vault that is software: primitives of the JDK and, for the two 25519 curves, of BouncyCastle; secrets in a store of this process.
 *
 * <p>Who needs a vault makes a {@link io.ockam.vault.software.SoftwareVault} over a store; what leaves is what {@link io.ockam.vault} says.
 */
@NullMarked
package io.ockam.vault.software;

import org.jspecify.annotations.NullMarked;
