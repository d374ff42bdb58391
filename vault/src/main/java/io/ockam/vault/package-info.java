@NullMarked
package io.ockam.vault;

import org.jspecify.annotations.NullMarked;
