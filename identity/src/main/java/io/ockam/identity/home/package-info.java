/**
 * Identities kept in the state directory: the file forms of the repositories, and the services of a command or a node over them.
 *
 * <p>{@link io.ockam.identity.home.HomeIdentities} is the door; names and records come from {@code named}, keys from {@code vault}.
 */
@NullMarked
package io.ockam.identity.home;

import org.jspecify.annotations.NullMarked;
