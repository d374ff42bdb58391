package io.ockam.state;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.file.AtomicFiles;
import io.ockam.state.file.Durability;
import io.ockam.state.file.PrivateFolder;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.UnreadableRecordException;
import io.ockam.state.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The requested resources of one node, one file each, whose name is a hash of kind and name.
 *
 * <p>Written by the node's own process only, which is alone; so no lock is needed. Durable when a method returns that does not say
 * otherwise. Thread-safe.
 */
public final class Resources {
    private final Path folder;
    private final String incarnation;
    private final AtomicFiles files;
    private long lastOrder = -1;

    Resources(Path folder, String incarnation, AtomicFiles files) {
        this.folder = folder;
        this.incarnation = incarnation;
        this.files = files;
    }

    /** Those of this incarnation of the node, in the order of their creation. */
    public Listing<ResourceRecord> list() {
        List<ResourceRecord> found = new ArrayList<>();
        List<OckamException> unreadable = new ArrayList<>();
        for (RecordFile<ResourceRecord> file : files()) {
            try {
                file.read().filter(resource -> resource.incarnation().equals(incarnation)).ifPresent(found::add);
            } catch (OckamException e) {
                unreadable.add(e);
            }
        }
        found.sort((one, other) -> Long.compare(one.order(), other.order()));
        return new Listing<>(found, unreadable);
    }

    /** Whether there is a record of that kind and name, and it cannot be used. */
    public boolean isUnreadable(String kind, String name) {
        try {
            file(fileName(kind, name)).read();
            return false;
        } catch (OckamException _) {
            return true; // why is told by list()
        }
    }

    /** Keeps the resource, in place of one of the same kind and name. @throws OckamException if the disk refuses */
    public void put(String kind, String name, JsonObject body) {
        put(kind, name, body, Durability.DURABLE);
    }

    /** Keeps the resource, in place of one of the same kind and name. @throws OckamException if the disk refuses */
    public synchronized void put(String kind, String name, JsonObject body, Durability durability) {
        if (lastOrder < 0) {
            lastOrder = list().found().stream().mapToLong(ResourceRecord::order).max().orElse(0);
        }
        file(fileName(kind, name), durability).write(new ResourceRecord(kind, name, ++lastOrder, incarnation, body));
    }

    /** Forgets the resource; false if there was none. @throws OckamException if the disk refuses */
    public synchronized boolean remove(String kind, String name) {
        return file(fileName(kind, name)).delete();
    }

    /** Removes what earlier incarnations have left, and abandoned temporary files; what cannot be read stays. */
    public synchronized void sweep() {
        files.sweep(folder);
        for (RecordFile<ResourceRecord> file : files()) {
            try {
                if (file.read().filter(resource -> !resource.incarnation().equals(incarnation)).isPresent()) {
                    file.delete();
                }
            } catch (UnreadableRecordException _) {
                // Reported by list(); never removed because it does not parse.
            }
        }
    }

    private List<RecordFile<ResourceRecord>> files() {
        return PrivateFolder.names(folder).stream().filter(name -> name.endsWith(".json") && !name.startsWith("."))
                .sorted()
                .map(this::file).toList();
    }

    private RecordFile<ResourceRecord> file(String name) {
        return file(name, Durability.DURABLE);
    }

    private RecordFile<ResourceRecord> file(String name, Durability durability) {
        return new RecordFile<>(folder.resolve(name), ResourceRecord.FORMAT, files, durability);
    }

    private static String fileName(String kind, String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "\0" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16) + ".json";
        } catch (NoSuchAlgorithmException e) {
            throw new OckamException(ErrorCode.INTERNAL, "This Java has no SHA-256", e);
        }
    }
}
