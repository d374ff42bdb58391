@NullMarked
package io.ockam.command.render;

import org.jspecify.annotations.NullMarked;
