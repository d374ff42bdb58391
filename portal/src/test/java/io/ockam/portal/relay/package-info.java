@NullMarked
package io.ockam.portal.relay;

import org.jspecify.annotations.NullMarked;
