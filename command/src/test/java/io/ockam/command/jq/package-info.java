@NullMarked
package io.ockam.command.jq;

import org.jspecify.annotations.NullMarked;
