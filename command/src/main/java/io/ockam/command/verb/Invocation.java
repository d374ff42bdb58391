package io.ockam.command.verb;

import io.ockam.command.lifecycle.LocalNodes;
import io.ockam.command.terminal.Terminal;
import io.ockam.state.StateDirectory;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What a verb has to work with in one run.
 *
 * @param options what was typed
 * @param globals the options that every command takes
 * @param environment the variables
 * @param state the home; touched only when used
 * @param nodes the nodes of this home: which one is meant, how to ask it, how to make one
 * @param terminal notices, questions, progress
 * @param input the standard input
 * @param clock the time of day
 * @param root the whole table of commands, for help and completion
 * @param printer prints a result at once, for a command that goes on afterwards; all others return theirs
 */
public record Invocation(Options options, GlobalOptions globals, Environment environment, StateDirectory state,
        LocalNodes nodes, Terminal terminal, InputStream input, InstantSource clock, Group root,
        Consumer<Result> printer) {}
