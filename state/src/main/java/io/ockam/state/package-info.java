@NullMarked
package io.ockam.state;

import org.jspecify.annotations.NullMarked;
