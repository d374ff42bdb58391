package io.ockam.command;

import io.ockam.command.help.HelpText;
import io.ockam.command.help.Page;
import io.ockam.command.help.Pager;
import io.ockam.command.help.UsageReport;
import io.ockam.command.lifecycle.LocalNodes;
import io.ockam.command.parse.CommandLineReader;
import io.ockam.command.parse.Placeholders;
import io.ockam.command.parse.RefusedException;
import io.ockam.command.parse.Typed;
import io.ockam.command.render.ErrorReport;
import io.ockam.command.render.Renderer;
import io.ockam.command.terminal.NobodyReadsException;
import io.ockam.command.terminal.Paint;
import io.ockam.command.terminal.Streams;
import io.ockam.command.terminal.Terminal;
import io.ockam.command.terminal.TerminalSettings;
import io.ockam.command.verb.Command;
import io.ockam.command.verb.Environment;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.UsageException;
import io.ockam.state.StateDirectory;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;

/** The command, given everything that it has of the world outside. Ends nothing by itself: {@link #run} returns the exit status. */
final class Ockam {
    static final int DONE = 0;
    /** What was typed cannot be understood. */
    static final int USAGE = 64;
    /** It was understood and failed. */
    static final int FAILED = 70;

    private final Group root;
    private final Environment environment;
    private final Streams streams;
    private final InputStream input;
    private final InstantSource clock;

    Ockam(Group root, Environment environment, Streams streams, InputStream input, InstantSource clock) {
        this.root = root;
        this.environment = environment;
        this.streams = streams;
        this.input = input;
        this.clock = clock;
    }

    /** Reads the arguments, does what they say, prints what came of it. */
    int run(List<String> arguments) {
        boolean noColor = arguments.contains("--no-color") || environment.text("NO_COLOR").isPresent();
        Terminal bare = terminal(new TerminalSettings(false, noColor, false));
        try {
            Typed typed = new CommandLineReader(root, environment).read(Placeholders.filled(arguments, input));
            return typed instanceof Typed.Call call ? run(call) : explain(typed, bare);
        } catch (RefusedException e) {
            bare.report(UsageReport.of(e.usage(), new Page(e.path(), e.command())));
            return USAGE;
        } catch (NobodyReadsException e) {
            return FAILED;
        } catch (RuntimeException e) {
            bare.report(ErrorReport.of(e, bare.width(), false));
            return FAILED;
        }
    }

    private int explain(Typed typed, Terminal bare) {
        if (typed instanceof Typed.Help(List<String> path, Command command, boolean full)) {
            Page page = new Page(path, command);
            showHelp(bare, full ? helpText(bare).full(page) : helpText(bare).compact(page));
            return DONE;
        }
        Typed.Incomplete incomplete = (Typed.Incomplete) typed;
        bare.report(helpText(bare).compact(new Page(incomplete.path(), incomplete.command())).stripTrailing());
        return USAGE;
    }

    private HelpText helpText(Terminal terminal) {
        return new HelpText(terminal.outIsTerminal() ? terminal.width() : HelpText.WIDEST,
                environment.text("OCKAM_HELP_SHOW_HIDDEN").map("true"::equalsIgnoreCase).orElse(false));
    }

    private void showHelp(Terminal terminal, String text) {
        if (!terminal.outIsTerminal()
                || !new Pager(environment).show(terminal.coloursOnOut() ? text : Paint.strip(text))) {
            terminal.document(text);
        }
    }

    private int run(Typed.Call call) {
        GlobalOptions globals = call.globals();
        Terminal terminal = terminal(new TerminalSettings(globals.quiet(), globals.noColor(), globals.noInput()));
        if (call.options().has("--test-argument-parser")) {
            return DONE;
        }
        try {
            Renderer renderer = new Renderer(globals, terminal);
            renderer.print(call.verb().run(invocation(call, terminal, renderer)));
            return DONE;
        } catch (UsageException e) {
            terminal.report(UsageReport.of(e, new Page(call.path(), call.verb())));
            return USAGE;
        } catch (NobodyReadsException e) {
            return FAILED;
        } catch (RuntimeException e) {
            terminal.report(ErrorReport.of(e, terminal.width(), globals.verbosity() > 1));
            return FAILED;
        }
    }

    private Invocation invocation(Typed.Call call, Terminal terminal, Renderer renderer) {
        StateDirectory state = StateDirectory.of(environment.variables());
        LocalNodes nodes = new LocalNodes(state, terminal, environment.timeout());
        return new Invocation(call.options(), call.globals(), environment, state, nodes, terminal, input, clock, root,
                renderer::print);
    }

    private Terminal terminal(TerminalSettings settings) {
        return new Terminal(streams, settings, environment.text("TERM").orElse(""));
    }
}
