/**
 * Requests and responses between nodes: the CBOR envelope that Ockam's services share.
 *
 * <p>Services and their clients come in. Nothing goes out but {@code io.ockam.core}; a request travels as the body of a
 * message, and its answer takes the return route.
 */
@NullMarked
package io.ockam.core.api;

import org.jspecify.annotations.NullMarked;
