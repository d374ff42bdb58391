@NullMarked
package io.ockam.node;

import org.jspecify.annotations.NullMarked;
