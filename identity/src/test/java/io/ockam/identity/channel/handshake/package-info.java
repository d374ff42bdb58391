/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel.handshake;

import org.jspecify.annotations.NullMarked;
