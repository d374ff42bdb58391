@NullMarked
package io.ockam.identity.policy;

import org.jspecify.annotations.NullMarked;
