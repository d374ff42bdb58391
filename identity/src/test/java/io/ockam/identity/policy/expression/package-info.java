@NullMarked
package io.ockam.identity.policy.expression;

import org.jspecify.annotations.NullMarked;
