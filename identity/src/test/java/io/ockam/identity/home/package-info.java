/** Tests of {@code home}. */
@NullMarked
package io.ockam.identity.home;

import org.jspecify.annotations.NullMarked;
