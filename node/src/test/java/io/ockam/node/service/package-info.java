@NullMarked
package io.ockam.node.service;

import org.jspecify.annotations.NullMarked;
