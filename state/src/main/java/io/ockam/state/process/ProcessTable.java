package io.ockam.state.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The machine's processes: {@code /proc} where there is one, else what {@link ProcessHandle} knows, which takes a zombie for running.
 *
 * <p>Stateless; an answer is true for the moment.
 */
public final class ProcessTable {
    private final Path proc;

    public ProcessTable() {
        this(Path.of("/proc"));
    }

    /** With another {@code /proc}, for tests. */
    ProcessTable(Path proc) {
        this.proc = proc;
    }

    /** This very process. */
    public ProcessIdentity self() {
        return identify(ProcessHandle.current().pid())
                .orElseThrow(() -> new IllegalStateException("this process is not alive"));
    }

    /** The process that has the number now; empty if none has. */
    public Optional<ProcessIdentity> identify(long pid) {
        Optional<Stat> stat = stat(pid);
        if (stat.isPresent()) {
            return Optional
                    .of(new ProcessIdentity(pid, Optional.of(stat.get().startTicks()), bootId(), Optional.empty()));
        }
        if (hasProc()) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .map(handle -> new ProcessIdentity(pid, Optional.empty(), Optional.empty(),
                        handle.info().startInstant()));
    }

    /** What has become of {@code process}. */
    public ProcessState stateOf(ProcessIdentity process) {
        if (!hasProc()) {
            return ofHandle(process);
        }
        Optional<Stat> stat = stat(process.pid());
        if (stat.isEmpty() || !isSame(process, stat.get())) {
            return ProcessState.GONE;
        }
        return switch (stat.get().state()) {
            case 'Z', 'X', 'x' -> ProcessState.ZOMBIE;
            default -> ProcessState.RUNNING;
        };
    }

    private boolean isSame(ProcessIdentity process, Stat now) {
        return process.startTicks().equals(Optional.of(now.startTicks()))
                && (process.bootId().isEmpty() || process.bootId().equals(bootId()));
    }

    private static ProcessState ofHandle(ProcessIdentity process) {
        Optional<Instant> now = ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant());
        return now.isPresent() && now.equals(process.started()) ? ProcessState.RUNNING : ProcessState.GONE;
    }

    private boolean hasProc() {
        return Files.exists(proc.resolve("self/stat"));
    }

    private record Stat(char state, long startTicks) {}

    /** {@code 4242 (name, with blanks) and brackets) S 1 …}: the state is the first field behind the last bracket, the start the 20th. */
    private Optional<Stat> stat(long pid) {
        try {
            String line = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"),
                    StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", -1);
            return Optional.of(new Stat(fields[0].charAt(0), Long.parseLong(fields[19])));
        } catch (IOException _) {
            return Optional.empty(); // no such process, or it ended while we read
        }
    }

    private Optional<String> bootId() {
        try {
            return Optional.of(
                    Files.readString(proc.resolve("sys/kernel/random/boot_id"), StandardCharsets.ISO_8859_1).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
