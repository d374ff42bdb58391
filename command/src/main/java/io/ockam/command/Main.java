package io.ockam.command;

import io.ockam.command.terminal.Streams;
import io.ockam.command.verb.Environment;
import io.ockam.control.Version;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** The entry of {@code ockam}. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        if (asksForVersion(args)) {
            printVersion();
            return;
        }
        Runtime.getRuntime().halt(run(List.of(args))); // exit() first looks for a logger, for 20 ms; nothing of ours waits for it
    }

    /** Runs a command with all that this process has. */
    static int run(List<String> arguments) {
        nameSocketProvider();
        Ockam ockam = new Ockam(Nouns.table(), new Environment(System.getenv()),
                Streams.ofProcess(System.getProperty("ockam.terminals", "")), new FileInputStream(FileDescriptor.in),
                InstantSource.system());
        return ockam.run(arguments);
    }

    /** Names the provider that Java takes anyway: as long as none is named, it first searches every jar for another, for 10 ms. */
    private static void nameSocketProvider() {
        String usual = "sun.nio.ch.EPollSelectorProvider";
        try {
            Class.forName(usual, false, null);
            System.setProperty("java.nio.channels.spi.SelectorProvider", usual);
        } catch (ClassNotFoundException _) {
            // Not on Linux, or renamed: then Java searches.
        }
    }

    /** Wins over everything else, wherever it stands, as long as it is an option. */
    private static boolean asksForVersion(String[] args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            if (arg.equals("--version") || arg.equals("-V")) {
                return true;
            }
        }
        return false;
    }

    /** Straight to the descriptor: System.out with its encoders is not made for this. */
    @SuppressWarnings("resource") // standard output is not ours to close
    static void printVersion() {
        Version version = Version.current();
        String text = "    ockam " + version.number() + "\n    compiled from: " + version.hash() + "\n";
        try {
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.exit(Ockam.FAILED);
        }
    }
}
