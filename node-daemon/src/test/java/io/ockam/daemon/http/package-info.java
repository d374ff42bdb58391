@NullMarked
package io.ockam.daemon.http;

import org.jspecify.annotations.NullMarked;
