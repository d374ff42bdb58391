/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel.message;

import org.jspecify.annotations.NullMarked;
