/** Tests of channels as resources. */
@NullMarked
package io.ockam.daemon.channel;

import org.jspecify.annotations.NullMarked;
