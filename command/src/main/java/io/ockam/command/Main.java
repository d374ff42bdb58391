package io.ockam.command;

import io.ockam.command.terminal.Streams;
import io.ockam.command.verb.Environment;
import io.ockam.control.Version;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
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
        Ockam ockam = new Ockam(Nouns.table(), new Environment(System.getenv()),
                Streams.ofProcess(System.getProperty("ockam.terminals", "")), new FileInputStream(FileDescriptor.in),
                InstantSource.system());
        System.exit(ockam.run(List.of(args)));
    }

    /** Wins over everything else, wherever it stands. */
    private static boolean asksForVersion(String[] args) {
        for (String arg : args) {
            if (arg.equals("--version") || arg.equals("-V")) {
                return true;
            }
        }
        return false;
    }

    private static void printVersion() {
        Version version = Version.current();
        String text = "    ockam " + version.number() + "\n    compiled from: " + version.hash() + "\n";
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false,
                StandardCharsets.UTF_8)) {
            out.print(text);
        }
    }
}
