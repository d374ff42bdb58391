package io.ockam.command.service;

import io.ockam.command.verb.Group;

/** The verbs of {@code ockam service}. */
public final class ServiceNoun {
    private ServiceNoun() {}

    public static Group group() {
        return Group.of("See and start the services of a node.") //
                .add("start", ServiceNoun::startable) //
                .add("list", ServiceList::new) //
                .build();
    }

    private static Group startable() {
        return Group.of("Start a service in a node.").add("hop", ServiceStartHop::new).build();
    }
}
