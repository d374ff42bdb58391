package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.AtomicFiles;
import io.ockam.state.file.Durability;
import io.ockam.state.file.FileFailure;
import io.ockam.state.file.PrivateFolder;
import io.ockam.state.file.RecordFile;
import io.ockam.state.process.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The home directory: everything that outlives a process.
 *
 * <pre>
 *  state/                     0700, all files 0600
 *    defaults.json            which node, vault, identity is meant when none is named
 *    lock                     held for the milliseconds of a read-modify-write
 *    nodes/NAME/              node.json, process.json, control.sock, resources/*.json
 *    vaults/, identities/     theirs
 *  nodes/NAME/                logs of background nodes, nothing else
 * </pre>
 *
 * Making one touches nothing; reading creates nothing; the first write makes what is missing. Thread-safe, and safe under any number of
 * processes. One per home and process is enough.
 *
 * @see <a href="../../../../../../../docs/state.md">The state directory</a>
 */
public final class StateDirectory {
    private static final String DELETED = ".deleted-state-";

    private final Path home;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicFiles files;
    private final ProcessTable processes;
    private final StateLock lock;
    private final Nodes nodes;
    private final Defaults defaults;

    /** The one at {@code home}; a relative path is taken from the working directory, now. */
    public StateDirectory(Path home) {
        this(home, InstantSource.system(), new SplittableRandom(), new AtomicFiles(), new ProcessTable());
    }

    StateDirectory(Path home, InstantSource clock, RandomGenerator random, AtomicFiles files, ProcessTable processes) {
        this.home = home.toAbsolutePath().normalize();
        this.clock = clock;
        this.random = random;
        this.files = files;
        this.processes = processes;
        this.lock = new StateLock(folder());
        this.nodes = new Nodes(this);
        this.defaults = new Defaults(
                new RecordFile<>(folder().resolve("defaults.json"), Defaults.FORMAT, files, Durability.DURABLE), lock);
    }

    /**
     * The user's: {@code OCKAM_HOME} if it is set and not empty, else {@code .ockam} in the user's folder.
     *
     * @param environment of the process
     * @throws OckamException {@link ErrorCode#INVALID} if {@code OCKAM_HOME} is no path, or there is no folder of the user
     */
    public static StateDirectory of(Map<String, String> environment) {
        String named = environment.getOrDefault("OCKAM_HOME", "");
        try {
            if (!named.isEmpty()) {
                return new StateDirectory(Path.of(named));
            }
            String user = environment.getOrDefault("HOME", "");
            String folder = user.isEmpty() ? System.getProperty("user.home", "") : user;
            if (folder.isEmpty() || folder.equals("?")) {
                throw new OckamException(ErrorCode.INVALID, "There is no folder of this user to keep the state in",
                        "Name a folder with OCKAM_HOME.", null);
            }
            return new StateDirectory(Path.of(folder, ".ockam"));
        } catch (InvalidPathException e) {
            throw new OckamException(ErrorCode.INVALID, "OCKAM_HOME is not a path: " + e.getReason(), e);
        }
    }

    /** The absolute path; it may not exist. */
    public Path home() {
        return home;
    }

    /** {@code state}: whoever keeps records of other kinds makes a folder in it. */
    public Path folder() {
        return home.resolve("state");
    }

    Path nodesFolder() {
        return folder().resolve("nodes");
    }

    Path logsFolder() {
        return home.resolve("nodes");
    }

    public Nodes nodes() {
        return nodes;
    }

    public Defaults defaults() {
        return defaults;
    }

    /** What every read-modify-write is done under. */
    public StateLock lock() {
        return lock;
    }

    /** What every record is written with. */
    public AtomicFiles files() {
        return files;
    }

    public ProcessTable processes() {
        return processes;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Tells things apart; nobody's secret. */
    long random() {
        return random.nextLong();
    }

    /**
     * Removes everything of ours: records, keys, logs. What an installer has put there ({@code bin}, {@code env}) and what is not ours stays,
     * and so does the home itself. Works on a state that nobody can read. Running nodes must have been stopped before.
     *
     * @throws OckamException as {@link FileFailure}, for the first thing that could not be removed; the rest is removed
     */
    public void reset() {
        PrivateFolder.names(home); // a home that is no folder is told
        if (Files.isDirectory(folder(), LinkOption.NOFOLLOW_LINKS)) {
            try {
                lock.holding(this::moveAway);
            } catch (OckamException e) {
                if (e.code() == ErrorCode.IN_USE) {
                    throw e;
                }
                // Not even the lock can be taken in it: then it cannot be in use either, and is removed as it is.
            }
        }
        OckamException failure = null;
        for (Path ours : ours()) {
            try {
                PrivateFolder.delete(ours);
            } catch (OckamException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean moveAway() {
        try {
            Files.move(folder(), home.resolve(DELETED + HexFormat.of().toHexDigits(random())),
                    StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw FileFailure.of("remove", folder(), e);
        }
    }

    private List<Path> ours() {
        return PrivateFolder.names(home).stream()
                .filter(name -> name.equals("state") || name.equals("nodes") || name.equals("commands")
                        || name.startsWith(DELETED))
                .map(home::resolve).toList();
    }

    @Override
    public String toString() {
        return home.toString();
    }
}
