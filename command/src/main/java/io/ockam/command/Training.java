package io.ockam.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs many commands in one process, so that the cache made from it holds the classes of all of them. For the build and the installer only.
 */
final class Training {
    private Training() {}

    /**
     * Runs each line of the file {@code args[0]} as a command line; words are separated by single blanks.
     *
     * @throws IllegalStateException if one ends with another status than the digits in front of it
     */
    public static void main(String[] args) throws IOException {
        Main.printVersion();
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            int blank = line.indexOf(' ');
            int expected = Integer.parseInt(line.substring(0, blank));
            int status = Main.run(List.of(line.substring(blank + 1).split(" ", -1)));
            if (status != expected) {
                throw new IllegalStateException(line + ": " + status);
            }
        }
    }
}
