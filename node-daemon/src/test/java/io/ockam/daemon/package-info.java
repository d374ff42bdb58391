@NullMarked
package io.ockam.daemon;

import org.jspecify.annotations.NullMarked;
