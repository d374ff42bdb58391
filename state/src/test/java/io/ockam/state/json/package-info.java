@NullMarked
package io.ockam.state.json;

import org.jspecify.annotations.NullMarked;
