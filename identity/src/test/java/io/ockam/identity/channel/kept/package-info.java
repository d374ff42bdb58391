/** Tests of secure channels. */
@NullMarked
package io.ockam.identity.channel.kept;

import org.jspecify.annotations.NullMarked;
