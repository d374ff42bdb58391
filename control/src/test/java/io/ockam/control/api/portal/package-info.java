@NullMarked
package io.ockam.control.api.portal;

import org.jspecify.annotations.NullMarked;
