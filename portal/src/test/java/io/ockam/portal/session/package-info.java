@NullMarked
package io.ockam.portal.session;

import org.jspecify.annotations.NullMarked;
