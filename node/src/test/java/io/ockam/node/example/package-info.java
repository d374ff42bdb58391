/** The programs of {@code docs/library.md}. */
@NullMarked
package io.ockam.node.example;

import org.jspecify.annotations.NullMarked;
