package io.ockam.command.help;

import io.ockam.command.verb.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lets a person turn the pages of a long text: {@code $PAGER}, or {@code less}. */
public final class Pager {
    private static final String USUAL = "less";
    /** Leaves at once what fits on the screen, shows colours, leaves the text there. */
    private static final String LESS_OPTIONS = "FRX";

    private final Map<String, String> environment;

    public Pager(Environment environment) {
        this.environment = environment.variables();
    }

    /**
     * Shows the text and returns when the person is done with it.
     *
     * @return false if there is no pager, and nothing was shown: {@code PAGER} is empty, or names nothing that can be run
     */
    public boolean show(String text) {
        List<String> command = List.of(environment.getOrDefault("PAGER", USUAL).strip().split("\\s+"));
        if (!isProgram(command.getFirst())) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", LESS_OPTIONS);
        try {
            Process pager = builder.start();
            feed(pager, text);
            pager.waitFor();
            return true;
        } catch (IOException cannotBeStarted) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A person who has read enough closes the pager: what is left need not be written. */
    private static void feed(Process pager, String text) {
        try (OutputStream in = pager.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            return;
        }
    }

    private boolean isProgram(String name) {
        if (name.isEmpty()) {
            return false;
        }
        Stream<Path> places = name.contains("/")
                ? Stream.of(Path.of(name))
                : Arrays.stream(environment.getOrDefault("PATH", "").split(":", -1))
                        .map(folder -> Path.of(folder, name));
        return places.anyMatch(place -> Files.isRegularFile(place) && Files.isExecutable(place));
    }
}
