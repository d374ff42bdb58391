@NullMarked
package io.ockam.command.manual;

import org.jspecify.annotations.NullMarked;
