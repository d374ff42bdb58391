/**
 * The words that every part of Ockam speaks: addresses, routes, payloads, errors.
 *
 * <p>Values only: no threads, no input or output. Everything comes in here; nothing goes out but the JDK.
 */
@NullMarked
package io.ockam.core;

import org.jspecify.annotations.NullMarked;
