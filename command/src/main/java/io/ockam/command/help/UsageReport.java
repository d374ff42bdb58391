package io.ockam.command.help;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.UsageException;

/** What is said about a command line that cannot be understood. */
public final class UsageReport {
    private UsageReport() {}

    /** @param page of the command that the words that were understood lead to */
    public static String of(UsageException refusal, Page page) {
        StringBuilder text = new StringBuilder(Paint.sgr("1;31", "error:")).append(' ').append(refusal.getMessage())
                .append('\n');
        for (String line : refusal.details()) {
            text.append(line.startsWith("tip:") ? "\n  " : "  ").append(line).append('\n');
        }
        if (refusal.showsUsage()) {
            text.append('\n').append(Paint.title("Usage:")).append(' ').append(Paint.bold(page.usage())).append('\n');
        }
        return text.append("\nFor more information, try '").append(Paint.bold("--help")).append("'.").toString();
    }
}
