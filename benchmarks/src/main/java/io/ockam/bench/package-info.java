@NullMarked
package io.ockam.bench;

import org.jspecify.annotations.NullMarked;
