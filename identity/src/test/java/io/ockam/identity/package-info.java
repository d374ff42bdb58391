/** Tests of identities on their known structures. */
@NullMarked
package io.ockam.identity;

import org.jspecify.annotations.NullMarked;
