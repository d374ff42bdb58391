package io.ockam.command.terminal;

/**
 * What the caller wants of the terminal.
 *
 * @param quiet no notices, no questions; results and reports only
 * @param noColor no escape sequences on any stream
 * @param noInput no questions
 */
public record TerminalSettings(boolean quiet, boolean noColor, boolean noInput) {
    public static final TerminalSettings USUAL = new TerminalSettings(false, false, false);
}
