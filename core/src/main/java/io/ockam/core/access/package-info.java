/**
 * Who may send what to whom inside a node: predicates on messages, checked when a message leaves and when it is taken out.
 *
 * <p>Messages come in, yes or no goes out. Identity-based controls live with identities and implement the same interface.
 */
@NullMarked
package io.ockam.core.access;

import org.jspecify.annotations.NullMarked;
