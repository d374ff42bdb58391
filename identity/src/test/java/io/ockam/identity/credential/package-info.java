/** Tests of {@code credential}. */
@NullMarked
package io.ockam.identity.credential;

import org.jspecify.annotations.NullMarked;
