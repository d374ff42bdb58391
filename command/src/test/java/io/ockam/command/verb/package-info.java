@NullMarked
package io.ockam.command.verb;

import org.jspecify.annotations.NullMarked;
