@NullMarked
package io.ockam.identity.channel.trust;

import org.jspecify.annotations.NullMarked;
