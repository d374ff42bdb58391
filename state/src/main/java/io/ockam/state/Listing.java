package io.ockam.state;

import io.ockam.core.OckamException;
import java.util.List;

/**
 * What was found in a folder of records: those that can be used, and why the others cannot.
 *
 * @param found in the order of their creation
 * @param unreadable one failure each, naming the file; they do not keep the found ones from being used
 */
public record Listing<T>(List<T> found, List<OckamException> unreadable) {
    public Listing {
        found = List.copyOf(found);
        unreadable = List.copyOf(unreadable);
    }
}
