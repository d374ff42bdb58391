package io.ockam.command.terminal;

/** The keys that mean something to a question; all others are {@link #OTHER}. */
public enum Key {
    UP, DOWN, SPACE, ENTER, ESCAPE, INTERRUPT, YES, NO, OTHER
}
