package io.ockam.command.verb;

/** A word of the command line that stands for something: a {@link Group} of further words, or a {@link Verb} that does it. */
public sealed interface Command permits Group, Verb {}
