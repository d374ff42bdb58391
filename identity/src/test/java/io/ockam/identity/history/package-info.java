/** Tests of {@code history}. */
@NullMarked
package io.ockam.identity.history;

import org.jspecify.annotations.NullMarked;
