package io.ockam.node.connect;

/**
 * A part of a multi-address that stands for one link.
 *
 * @param from the index of its first component
 * @param to the index behind its last component
 * @param leads whether the link stands for the way to the stretch as well, as a secure channel does and a TCP connection does not
 */
public record Stretch(int from, int to, boolean leads) {}
