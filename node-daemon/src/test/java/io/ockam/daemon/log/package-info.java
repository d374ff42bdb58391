@NullMarked
package io.ockam.daemon.log;

import org.jspecify.annotations.NullMarked;
