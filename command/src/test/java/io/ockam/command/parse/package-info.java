@NullMarked
package io.ockam.command.parse;

import org.jspecify.annotations.NullMarked;
