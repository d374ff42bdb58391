@NullMarked
package io.ockam.identity;

import org.jspecify.annotations.NullMarked;
