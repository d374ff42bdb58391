@NullMarked
package io.ockam.daemon.control;

import org.jspecify.annotations.NullMarked;
