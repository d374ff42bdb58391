@NullMarked
package io.ockam.command.completion;

import org.jspecify.annotations.NullMarked;
