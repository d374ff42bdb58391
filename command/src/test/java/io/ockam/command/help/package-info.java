@NullMarked
package io.ockam.command.help;

import org.jspecify.annotations.NullMarked;
