/**
 * Secure channels as resources of a node: who the node is, whom it trusts, its listeners, its channels and their end.
 *
 * <p>In: control requests and kept records, through the kinds here. Out: the channels of the node library, identities of the home.
 */
@NullMarked
package io.ockam.daemon.channel;

import org.jspecify.annotations.NullMarked;
