@NullMarked
package io.ockam.control;

import org.jspecify.annotations.NullMarked;
