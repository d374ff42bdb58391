/** Tests of {@code named}. */
@NullMarked
package io.ockam.identity.named;

import org.jspecify.annotations.NullMarked;
