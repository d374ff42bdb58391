/**
 * The credentials that a node presents and that the node of an authority issues: fetched when they are first needed, kept, and renewed in time.
 *
 * <p>Whoever makes secure channels comes in, by {@link io.ockam.node.authority.IssuedCredentials}; to {@code connect} and to the channels of
 * {@code identity} it goes out.
 */
@NullMarked
package io.ockam.node.authority;

import org.jspecify.annotations.NullMarked;
