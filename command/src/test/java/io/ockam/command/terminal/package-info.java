@NullMarked
package io.ockam.command.terminal;

import org.jspecify.annotations.NullMarked;
