package io.ockam.daemon.manager;

import io.ockam.control.api.NotRestored;
import io.ockam.core.OckamException;
import io.ockam.daemon.control.EventRing;
import io.ockam.state.ResourceRecord;
import io.ockam.state.Resources;
import io.ockam.state.file.Durability;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What was made in the node at run time: kept on disk, so that a restart brings it back, and told to who listens. Thread-safe.
 *
 * <p>A kind makes the thing first and then keeps it; if the disk refuses, the thing is undone and the request fails, so that nothing exists
 * that a restart would silently lose.
 */
public final class Ledger {
    private final Resources resources;
    private final EventRing events;
    private final List<NotRestored> notRestored = new CopyOnWriteArrayList<>();

    public Ledger(Resources resources, EventRing events) {
        this.resources = resources;
        this.events = events;
    }

    /**
     * Keeps the thing and tells of it.
     *
     * @param body what {@link ResourceKind#restore} needs to make it again
     * @param undo ends the thing if it cannot be kept
     * @throws OckamException if the disk refuses; {@code undo} has run then
     */
    public void made(ResourceKind kind, String name, JsonObject body, Runnable undo) {
        made(kind, name, body, undo, Durability.DURABLE);
    }

    /** As {@link #made}, for what the node makes by itself at its start: somebody waits for that, and it is durable a moment later. */
    public void madeAtStart(ResourceKind kind, String name, JsonObject body, Runnable undo) {
        made(kind, name, body, undo, Durability.SOON);
    }

    private void made(ResourceKind kind, String name, JsonObject body, Runnable undo, Durability durability) {
        try {
            resources.put(kind.name(), name, body, durability);
        } catch (OckamException e) {
            undo.run();
            throw e;
        }
        restored(kind.name(), name);
        tell(kind, "created", body);
    }

    /**
     * Forgets the thing, before it is ended, and tells of it.
     *
     * @return false if nothing of that name was kept
     * @throws OckamException if the disk refuses; it is then still kept
     */
    public boolean forget(ResourceKind kind, String name) {
        boolean known = resources.remove(kind.name(), name);
        restored(kind.name(), name);
        if (known) {
            tell(kind, "deleted", JsonObject.builder().put("name", name).build());
        }
        return known;
    }

    /** Tells who listens: {@code <kind>.<what>}. */
    public void tell(ResourceKind kind, String what, JsonObject data) {
        events.publish(kind.name() + "." + what, data);
    }

    /** Everything that is kept, in the order of creation. */
    List<ResourceRecord> kept() {
        return resources.list().found();
    }

    /** What is kept of one kind, in the order of creation. */
    public List<ResourceRecord> kept(ResourceKind kind) {
        return kept().stream().filter(resource -> resource.kind().equals(kind.name())).toList();
    }

    /** The thing of that name, whether it could be brought back or not. */
    public Optional<ResourceRecord> kept(ResourceKind kind, String name) {
        return kept(kind).stream().filter(resource -> resource.name().equals(name)).findFirst();
    }

    /** Everything of that name, of whatever kind. */
    public List<ResourceRecord> named(String name) {
        return kept().stream().filter(resource -> resource.name().equals(name)).toList();
    }

    List<OckamException> unreadable() {
        return resources.list().unreadable();
    }

    /** Whether the thing is kept and its record cannot be used. */
    public boolean isUnreadable(ResourceKind kind, String name) {
        return resources.isUnreadable(kind.name(), name);
    }

    void couldNotRestore(NotRestored what) {
        notRestored.add(what);
        events.publish(what.kind() + ".not-restored", what.toJson());
    }

    private void restored(String kind, String name) {
        notRestored.removeIf(what -> what.kind().equals(kind) && what.name().equals(name));
    }

    /** What the last start could not bring back, and nobody has made or deleted since. */
    public List<NotRestored> notRestored() {
        return new ArrayList<>(notRestored);
    }
}
