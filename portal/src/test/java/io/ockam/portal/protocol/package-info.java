@NullMarked
package io.ockam.portal.protocol;

import org.jspecify.annotations.NullMarked;
