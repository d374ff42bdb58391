@NullMarked
package io.ockam.transport.tcp;

import org.jspecify.annotations.NullMarked;
