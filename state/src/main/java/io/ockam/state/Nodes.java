package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.FileFailure;
import io.ockam.state.file.LockFile;
import io.ockam.state.file.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of this home: {@code state/nodes}. Thread-safe and safe between processes.
 *
 * <p>Reading takes no lock and writes nothing. Who creates, starts or deletes a node holds its claim, so that two commands at once do not
 * work on the same node; a claim ends with its process.
 */
public final class Nodes {
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(20);
    private static final String DELETED = ".deleted-";

    private final StateDirectory state;

    Nodes(StateDirectory state) {
        this.state = state;
    }

    static OckamException notFound(Name name) {
        return new OckamException(ErrorCode.NOT_FOUND, "There is no node with name " + name,
                "ockam node list shows those that are there.",
                null);
    }

    /** A node that can be listed: its handle and its record. */
    public record Entry(Node node, NodeRecord record) {}

    /** All nodes in the order in which they were first created; those whose record cannot be used are among the unreadable. */
    public Listing<Entry> list() {
        List<Entry> found = new ArrayList<>();
        List<OckamException> unreadable = new ArrayList<>();
        for (Node node : all()) {
            try {
                node.recordFile().read().ifPresent(record -> found.add(new Entry(node, record)));
            } catch (OckamException e) {
                unreadable.add(e);
            }
        }
        found.sort(Nodes::byCreation);
        return new Listing<>(found, unreadable);
    }

    private static int byCreation(Entry one, Entry other) {
        int order = one.record().created().compareTo(other.record().created());
        return order != 0 ? order : one.node().name().compareTo(other.node().name());
    }

    /** A handle for every node, also for those whose record cannot be used, by name. */
    public List<Node> all() {
        return PrivateFolder.names(state.nodesFolder()).stream().filter(Name::isValid).sorted().map(Name::new)
                .filter(this::exists)
                .map(name -> new Node(state, name)).toList();
    }

    /** Whether there is such a node; its record may be unreadable. */
    public boolean exists(Name name) {
        return Files.exists(new Node(state, name).recordFile().path());
    }

    public Optional<Node> find(Name name) {
        return exists(name) ? Optional.of(new Node(state, name)) : Optional.empty();
    }

    /** @throws OckamException {@link ErrorCode#NOT_FOUND} if there is no such node */
    public Node get(Name name) {
        return find(name).orElseThrow(() -> notFound(name));
    }

    /** The default node, if one is named and exists. */
    public Optional<Node> defaultNode() {
        return state.defaults().get(Defaults.Kind.NODE).flatMap(this::find);
    }

    /**
     * To be called before anything is made for a new node, such as an identity; {@link #create} looks again.
     *
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if a node of that name runs
     */
    public void refuseIfRunning(NodeRecord wanted) {
        if (find(wanted.name()).filter(node -> node.status().isAlive()).isPresent()) {
            throw running(wanted);
        }
    }

    /** The hint does not lead to stopping it and creating it again, which would lose what is in it. */
    private static OckamException running(NodeRecord wanted) {
        Name name = wanted.name();
        return new OckamException(ErrorCode.ALREADY_EXISTS,
                "Node " + name + (wanted.foreground() ? " is already running" : " has been already created"),
                "It is running: use it, or choose another name. Once it is stopped, 'ockam node start " + name
                        + "' brings it back with everything in it; 'ockam node create " + name
                        + "' would replace it by one with nothing in it.",
                null);
    }

    /**
     * Writes the record of a new node, or of one in the place of a dead one of the same name, and makes it the default if there is none.
     *
     * @param wanted its {@code created} and {@code incarnation} are set here
     * @return to be closed; see there
     * @throws OckamException {@link ErrorCode#ALREADY_EXISTS} if the node runs, {@link ErrorCode#CONFLICT} if another command works on it,
     *         or as {@link FileFailure}; nothing has changed then
     */
    public Creation create(NodeRecord wanted) {
        Node node = new Node(state, wanted.name());
        sweep();
        LockFile.Held claim = claim(wanted.name(), Duration.ZERO);
        boolean done = false;
        try {
            node.awaitVacancy();
            Creation creation = state.lock().holding(() -> create(node, wanted, claim));
            done = true;
            return creation;
        } finally {
            if (!done) {
                try (claim) {
                    removeIfEmpty(node);
                }
            }
        }
    }

    private Creation create(Node node, NodeRecord wanted, LockFile.Held claim) {
        if (node.status().isAlive() || node.isOccupied()) {
            throw running(wanted);
        }
        Optional<NodeRecord> previous = node.recordFile().read();
        NodeRecord record = wanted.born(previous.map(NodeRecord::created).orElseGet(state::now),
                HexFormat.of().toHexDigits(state.random()));
        node.recordFile().write(record);
        Creation creation = new Creation(state, node, previous, claim);
        try {
            node.clearProcess();
            state.defaults().setIfNone(Defaults.Kind.NODE, node.name());
            return creation;
        } catch (OckamException e) {
            undo(node, previous);
            throw e;
        }
    }

    void undo(Node node, Optional<NodeRecord> previous) {
        state.lock().holding(() -> {
            if (previous.isPresent()) {
                node.recordFile().write(previous.get());
            } else if (Files.exists(node.folder())) {
                remove(node);
            }
            return true;
        });
    }

    /** A claim on a node that could not be created leaves a folder with nothing in it. */
    private void removeIfEmpty(Node node) {
        if (!exists(node.name())) {
            PrivateFolder.delete(node.folder());
        }
    }

    /**
     * Takes the node's claim: for starting it, or for anything else that nobody may disturb.
     *
     * @throws OckamException {@link ErrorCode#NOT_FOUND} if there is no such node; {@link ErrorCode#CONFLICT} if another command keeps its
     *         claim for 20 s
     */
    public LockFile.Held claim(Name name) {
        get(name);
        return claim(name, CLAIM_PATIENCE);
    }

    private LockFile.Held claim(Name name, Duration patience) {
        try {
            return new Node(state, name).claim().acquire(patience);
        } catch (OckamException e) {
            if (e.code() == ErrorCode.IN_USE) {
                throw new OckamException(ErrorCode.CONFLICT,
                        "Another command is creating, starting or deleting the node " + name,
                        "Try again when it is done.", e);
            }
            throw e;
        }
    }

    /**
     * Removes the node, its resources and its logs; another becomes the default if it was that. For all others it is gone in one step.
     *
     * @return false if there is no such node
     * @throws OckamException {@link ErrorCode#CONFLICT} if its process is alive or another command works on it, or as {@link FileFailure}
     */
    public boolean delete(Name name) {
        if (!exists(name)) {
            return false;
        }
        Node node = new Node(state, name);
        try (LockFile.Held _ = claim(name, CLAIM_PATIENCE)) {
            node.awaitVacancy();
            return state.lock().holding(() -> {
                if (!exists(name)) {
                    removeIfEmpty(node);
                    return false;
                }
                if (node.isOccupied() || node.status().isAlive()) {
                    throw new OckamException(ErrorCode.CONFLICT, "The node " + name + " is running",
                            "Stop it first: ockam node stop " + name, null);
                }
                remove(node);
                return true;
            });
        } finally {
            sweep();
        }
    }

    /** Out of the way by one rename; the rest is cleaning. With the state's lock. */
    private void remove(Node node) {
        Path away = state.nodesFolder()
                .resolve(DELETED + node.name() + "-" + HexFormat.of().toHexDigits(state.random()));
        try {
            Files.move(node.folder(), away, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileFailure.of("remove", node.folder(), e);
        }
        state.defaults().promote(Defaults.Kind.NODE, node.name(), this::first);
        PrivateFolder.delete(node.logFolder());
        PrivateFolder.delete(away);
    }

    private Optional<Name> first() {
        return list().found().stream().map(entry -> entry.node().name()).findFirst();
    }

    /** Finishes what a killed command has left half-removed. */
    private void sweep() {
        for (String name : PrivateFolder.names(state.nodesFolder())) {
            if (name.startsWith(DELETED)) {
                PrivateFolder.delete(state.nodesFolder().resolve(name));
            }
        }
    }
}
