package io.ockam.core;

import java.util.List;

/** A message with its source and destination, outside any queue. */
record Routed(Address source, Address destination, Route onwardRoute, Route returnRoute, Payload payload,
        List<LocalInfo> localInfo) implements Message {}
