/** Tests of {@code purpose}. */
@NullMarked
package io.ockam.identity.purpose;

import org.jspecify.annotations.NullMarked;
