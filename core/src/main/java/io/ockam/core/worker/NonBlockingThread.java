package io.ockam.core.worker;

/**
 * Marks the class of threads that must never wait: pool threads and event loops. Blocking operations of the runtime throw on
 * them at once.
 */
public interface NonBlockingThread {}
