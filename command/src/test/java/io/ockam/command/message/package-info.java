@NullMarked
package io.ockam.command.message;

import org.jspecify.annotations.NullMarked;
