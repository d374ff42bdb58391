/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel.noise;

import org.jspecify.annotations.NullMarked;
