package io.ockam.identity.named;

import io.ockam.core.OckamException;
import io.ockam.state.Listing;
import io.ockam.state.Name;
import io.ockam.state.StateDirectory;
import io.ockam.state.file.Durability;
import io.ockam.state.file.PrivateFolder;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.RecordFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A folder of the state directory with one record a name: {@code NAME.json}. Other files in it are none of its records. Thread-safe; a
 * change that depends on what was read is made under the state's lock.
 */
final class RecordFolder<R> {
    private static final String SUFFIX = ".json";

    private final StateDirectory state;
    private final Path folder;
    private final RecordFormat<R> format;
    private final Function<R, Instant> created;

    RecordFolder(StateDirectory state, String folder, RecordFormat<R> format, Function<R, Instant> created) {
        this.state = state;
        this.folder = state.folder().resolve(folder);
        this.format = format;
        this.created = created;
    }

    /** In the order of their creation. */
    Listing<R> list() {
        List<R> found = new ArrayList<>();
        List<OckamException> unreadable = new ArrayList<>();
        for (Name name : names()) {
            try {
                file(name).read().ifPresent(found::add);
            } catch (OckamException e) {
                unreadable.add(e);
            }
        }
        found.sort((one, other) -> created.apply(one).compareTo(created.apply(other))); // stable: names are in order
        return new Listing<>(found, unreadable);
    }

    private List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (String file : PrivateFolder.names(folder)) {
            if (file.endsWith(SUFFIX)) {
                String stem = file.substring(0, file.length() - SUFFIX.length());
                if (Name.isValid(stem)) {
                    names.add(new Name(stem));
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Whether there is a record; it may be unreadable. */
    boolean exists(Name name) {
        return Files.exists(file(name).path());
    }

    Optional<R> find(Name name) {
        return file(name).read();
    }

    RecordFile<R> file(Name name) {
        return new RecordFile<>(folder.resolve(name.value() + SUFFIX), format, state.files(), Durability.DURABLE);
    }

    /** A file for something that belongs to the record: {@code NAME.WHAT.json}. */
    Path beside(Name name, String what) {
        return folder.resolve(name.value() + "." + what + SUFFIX);
    }

    Path folder() {
        return folder;
    }
}
