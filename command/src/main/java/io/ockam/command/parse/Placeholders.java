package io.ockam.command.parse;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts what another command printed in the place of a {@code -} in an address: behind a pipe that says {@code /service/abc},
 * {@code -/service/echo} becomes {@code /service/abc/service/echo}. Each such argument takes one line of the input. A line that names
 * nothing is refused: without it a route would lead past what the other command failed to make.
 */
public final class Placeholders {
    private static final int MAX_LINE_BYTES = 64 << 10;

    private Placeholders() {}

    /**
     * The arguments with their placeholders filled; reads nothing when there are none.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if there is no line for one, or an empty one
     */
    public static List<String> filled(List<String> arguments, InputStream input) {
        List<String> filled = new ArrayList<>(arguments.size());
        for (String argument : arguments) {
            filled.add(has(argument) ? fill(argument, line(input)) : argument);
        }
        return filled;
    }

    /** A {@code -} that is a whole part of an address. */
    private static boolean has(String argument) {
        return argument.startsWith("-/")
                || (argument.startsWith("/") && Arrays.asList(argument.split("/", -1)).contains("-"));
    }

    private static String fill(String argument, String line) {
        String address = Arrays.stream(line.split("/", -1)).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
        if (address.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID,
                    "Nothing came on the standard input for the '-' in '" + argument + "'",
                    "Perhaps the command before the pipe has failed: it prints the address that belongs there.", null);
        }
        return Arrays.stream(argument.split("/", -1)).map(part -> part.equals("-") ? address : part)
                .filter(part -> !part.isEmpty()).map(part -> "/" + part).collect(Collectors.joining());
    }

    private static String line(InputStream input) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = input.read(); c >= 0 && c != '\n' && line.size() < MAX_LINE_BYTES; c = input.read()) {
                line.write(c);
            }
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot read the standard input for the '-' in an argument", e);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
