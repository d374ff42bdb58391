package io.ockam.control.launch;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.FileFailure;
import io.ockam.state.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the process of a node. All that the node is asked for stands in its record; the process is told its name and where to say that it
 * is ready. Thread-safe.
 *
 * <pre>
 *  [setsid --fork --wait] java … io.ockam.daemon.Main NAME --ready-socket PATH [--foreground]
 * </pre>
 *
 * The environment is handed on without what makes a JVM talk or load other things, and with the home as an absolute path.
 */
public final class DaemonLauncher {
    private static final List<String> NOT_HANDED_ON = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS",
            "CLASSPATH");

    private final StateDirectory state;
    private final JavaCommand java;
    private final InstantSource clock;
    private final Setsid setsid;

    public DaemonLauncher(StateDirectory state) {
        this(state, JavaCommand.of(System.getProperties()), InstantSource.system());
    }

    DaemonLauncher(StateDirectory state, JavaCommand java, InstantSource clock) {
        this.state = state;
        this.java = java;
        this.clock = clock;
        this.setsid = Setsid.ofThisSystem();
    }

    /**
     * In a session of its own, without standard input, with its output in the day's log file: nothing of the caller's stays open.
     *
     * @throws OckamException {@link ErrorCode#IO} if the process cannot be started, or as {@link FileFailure}
     */
    public DaemonProcess background(Node node) {
        ReadinessListener readiness = ReadinessListener.open(node.folder());
        try {
            Path log = log(node);
            List<String> words = new ArrayList<>(setsid.words());
            words.addAll(words(node, readiness));
            ProcessBuilder builder = prepared(words).redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).redirectErrorStream(true);
            return new DaemonProcess(node, start(node, builder), setsid.isParent(), readiness, Optional.of(log));
        } catch (OckamException e) {
            readiness.close();
            throw e;
        }
    }

    /**
     * On the caller's terminal, with the caller's streams.
     *
     * @throws OckamException {@link ErrorCode#IO} if the process cannot be started
     */
    public DaemonProcess foreground(Node node) {
        ReadinessListener readiness = ReadinessListener.open(node.folder());
        try {
            List<String> words = words(node, readiness);
            words.add("--foreground");
            return new DaemonProcess(node, start(node, prepared(words).inheritIO()), false, readiness,
                    Optional.empty());
        } catch (OckamException e) {
            readiness.close();
            throw e;
        }
    }

    private List<String> words(Node node, ReadinessListener readiness) {
        List<String> words = new ArrayList<>(java.words());
        words.addAll(List.of(node.name().value(), "--ready-socket", readiness.socket().toString()));
        return words;
    }

    private ProcessBuilder prepared(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(state.home().toFile());
        Map<String, String> environment = builder.environment();
        NOT_HANDED_ON.forEach(environment::remove);
        environment.put("OCKAM_HOME", state.home().toString());
        return builder;
    }

    private static Process start(Node node, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO,
                    "Cannot start the process of node " + node.name() + ": " + e.getMessage(), e);
        }
    }

    /** {@code stdout.<UTC date>.log}, made for its owner only before the process can open it. */
    private Path log(Node node) {
        PrivateFolder.create(node.logFolder());
        Path log = node.logFolder().resolve("stdout." + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".log");
        try {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            return log; // of an earlier process, the same day
        } catch (IOException e) {
            throw FileFailure.of("create the log file", log, e);
        }
        return log;
    }
}
