/** Tests of the ends of portals. */
@NullMarked
package io.ockam.portal.connection;

import org.jspecify.annotations.NullMarked;
