/**
 * Results and failures as text.
 *
 * <p>The command's entry comes in; the {@link io.ockam.command.terminal.Terminal} is where everything goes.
 */
@NullMarked
package io.ockam.command.render;

import org.jspecify.annotations.NullMarked;
