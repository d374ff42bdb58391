@NullMarked
package io.ockam.command.item;

import org.jspecify.annotations.NullMarked;
