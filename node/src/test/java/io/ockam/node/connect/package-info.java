@NullMarked
package io.ockam.node.connect;

import org.jspecify.annotations.NullMarked;
