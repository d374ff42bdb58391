package io.ockam.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What the tests need to know of the system's processes; reads {@code /proc}. */
final class Processes {
    private static final Duration POLL = Duration.ofMillis(10);

    private Processes() {}

    /** Live processes one of whose environment variables starts with {@code prefix}. */
    static List<ProcessHandle> withEnvironment(String prefix) {
        return ProcessHandle.allProcesses().filter(Processes::isAlive).filter(process -> {
            try {
                String all = Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"),
                        StandardCharsets.ISO_8859_1);
                return Stream.of(all.split("\0")).anyMatch(variable -> variable.startsWith(prefix));
            } catch (IOException gone) {
                return false;
            }
        }).toList();
    }

    /** Whether the process runs; one that has ended but was not yet taken note of by its parent does not. */
    static boolean isAlive(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"),
                    StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z' && state != 'X';
        } catch (IOException gone) {
            return false;
        }
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    static void end(ProcessHandle process) {
        process.destroyForcibly();
        await("the end of process " + process.pid(), () -> !isAlive(process));
    }

    /** Waits for something that nobody announces, by asking again and again. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Ockam.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
