@NullMarked
package io.ockam.command;

import org.jspecify.annotations.NullMarked;
