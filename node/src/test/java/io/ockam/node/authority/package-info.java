/** Tests of the package of the same name. */
@NullMarked
package io.ockam.node.authority;

import org.jspecify.annotations.NullMarked;
