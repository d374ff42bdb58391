@NullMarked
package io.ockam.portal.intercept;

import org.jspecify.annotations.NullMarked;
