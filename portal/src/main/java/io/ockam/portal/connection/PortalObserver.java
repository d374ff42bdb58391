package io.ockam.portal.connection;

/** Told what happens to the portals of an inlet or an outlet; called on event loops and delivering threads, must be short. */
public interface PortalObserver {
    PortalObserver NONE = new PortalObserver() {
    };

    /** A policy ended a portal, or did not let it begin. */
    default void denied(String why) {}

    /** A portal failed for another reason. */
    default void failed(String why) {}
}
