/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel.frame;

import org.jspecify.annotations.NullMarked;
