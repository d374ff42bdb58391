package io.ockam.command.parse;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Verb;
import java.util.List;

/** What was typed, understood. In each the path is the words up to the command: {@code [ockam, node, list]}. */
public sealed interface Typed {
    List<String> path();

    /**
     * Help was asked for.
     *
     * @param full what {@code --help} shows, rather than {@code -h}
     */
    record Help(List<String> path, Command command, boolean full) implements Typed {}

    /** Too little was typed for anything but help. */
    record Incomplete(List<String> path, Command command) implements Typed {}

    /** A verb is to be run. */
    record Call(List<String> path, Verb verb, Options options, GlobalOptions globals) implements Typed {}
}
