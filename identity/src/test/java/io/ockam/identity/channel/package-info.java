/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel;

import org.jspecify.annotations.NullMarked;
