package io.ockam.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
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
            char state = stat(process).charAt(0);
            return state != 'Z' && state != 'X';
        } catch (UncheckedIOException gone) {
            return false;
        }
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    static void end(ProcessHandle process) {
        process.destroyForcibly();
        await("the end of process " + process.pid(), () -> !isAlive(process));
    }

    /** Processor time that it has used so far. */
    static Duration busy(ProcessHandle process) {
        String[] stat = stat(process).split(" ", -1);
        long ticks = Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
        return Duration.ofMillis(ticks * 10); // Linux tells it in hundredths of a second
    }

    /** Its open files. */
    static int files(ProcessHandle process) {
        return entries(process, "fd");
    }

    /** Its threads of the system. */
    static int threads(ProcessHandle process) {
        return entries(process, "task");
    }

    private static int entries(ProcessHandle process, String folder) {
        try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process.pid()), folder))) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code /proc/PID/stat} says behind the name: its third field on. */
    private static String stat(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"),
                    StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
