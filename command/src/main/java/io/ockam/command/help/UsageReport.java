package io.ockam.command.help;

import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Command;
import io.ockam.command.verb.UsageException;
import java.util.List;

/** What is said about a command line that cannot be understood. */
public final class UsageReport {
    private UsageReport() {}

    /** @param path the words that were understood, which lead to {@code command} */
    public static String of(UsageException refusal, List<String> path, Command command) {
        StringBuilder text = new StringBuilder(Paint.red("error:")).append(' ').append(refusal.getMessage())
                .append('\n');
        refusal.details()
                .forEach(line -> text.append(line.startsWith("tip:") ? "\n  " : "  ").append(line).append('\n'));
        if (refusal.showsUsage()) {
            text.append("\nUsage: ").append(HelpText.usage(path, command)).append('\n');
        }
        return text.append("\nFor more information, try '--help'.").toString();
    }
}
