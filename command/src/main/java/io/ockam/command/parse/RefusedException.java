package io.ockam.command.parse;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.UsageException;
import java.io.Serial;
import java.util.List;

/** A command line that cannot be understood, and how far it could be. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> path;
    private final transient Command command;
    private final UsageException usage;

    RefusedException(List<String> path, Command command, UsageException usage) {
        super(usage.getMessage(), usage);
        this.path = List.copyOf(path);
        this.command = command;
        this.usage = usage;
    }

    /** The words that were understood. */
    public List<String> path() {
        return path;
    }

    /** The command that they lead to. */
    public Command command() {
        return command;
    }

    public UsageException usage() {
        return usage;
    }
}
