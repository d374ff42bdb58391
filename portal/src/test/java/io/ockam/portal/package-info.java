@NullMarked
package io.ockam.portal;

import org.jspecify.annotations.NullMarked;
