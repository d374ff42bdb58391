@NullMarked
package io.ockam.command.lifecycle;

import org.jspecify.annotations.NullMarked;
