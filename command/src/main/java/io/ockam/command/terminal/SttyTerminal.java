package io.ockam.command.terminal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The controlling terminal, through {@code stty(1)}: no native call, and the same on Linux and macOS. Costs a few ms a call. */
final class SttyTerminal implements Tty {
    private static final Path DEVICE = Path.of("/dev/tty");
    private static final long PATIENCE_SECONDS = 2;

    @Override
    public int columns() {
        return stty("size").map(size -> size.substring(size.indexOf(' ') + 1)).flatMap(SttyTerminal::positive)
                .orElse(USUAL_COLUMNS);
    }

    private static Optional<Integer> positive(String digits) {
        try {
            return Optional.of(Integer.parseInt(digits)).filter(number -> number > 0);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public Keyboard keyboard(boolean interruptKey) {
        Optional<String> before = stty("-g");
        if (before.isEmpty()) {
            return Tty.NONE.keyboard(interruptKey);
        }
        try {
            return new Raw(new FileInputStream(DEVICE.toFile()), before.get(), interruptKey);
        } catch (IOException noTerminal) {
            return Tty.NONE.keyboard(interruptKey);
        }
    }

    /** What {@code stty} says about the device; empty if it cannot be asked. */
    private static Optional<String> stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectInput(DEVICE.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (InputStream said = process.getInputStream()) {
                String text = new String(said.readAllBytes(), StandardCharsets.US_ASCII).strip();
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return ended && process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
            }
        } catch (IOException noTerminal) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The keys of the device while lines and echo are off; they come back when this is closed and when the process is ended. */
    private static final class Raw implements Keyboard {
        private final InputStream device;
        private final KeyReader keys;
        private final String before;
        private final Thread restore;

        Raw(InputStream device, String before, boolean interruptKey) {
            this.device = device;
            this.before = before;
            keys = new KeyReader(device);
            restore = new Thread(() -> stty(before), "restore-terminal");
            Runtime.getRuntime().addShutdownHook(restore);
            stty("-icanon", "-echo", interruptKey ? "-isig" : "isig", "min", "1", "time", "0");
        }

        @Override
        public Key next() {
            return keys.next();
        }

        @Override
        public void close() {
            try (device) {
                Runtime.getRuntime().removeShutdownHook(restore);
                stty(before);
            } catch (IOException | IllegalStateException ending) {
                // The process ends: the hook does it, and the descriptor goes with the process.
            }
        }
    }
}
