package io.ockam.daemon.manager;

import io.ockam.control.api.Api;
import io.ockam.control.api.NodeResources;
import io.ockam.control.api.NotRestored;
import io.ockam.control.handler.ControlAnswer;
import io.ockam.control.handler.ControlHandler;
import io.ockam.control.handler.ControlRouter;
import io.ockam.control.operation.Nothing;
import io.ockam.core.OckamException;
import io.ockam.state.ResourceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table of resource kinds of one node. Its order is the order of restoring: what stands on something else comes behind it, and is closed
 * before it. Thread-safe.
 */
public final class NodeManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeManager.class);
    /** How long the things of one kind, all at once, may take to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<ResourceKind> kinds;
    private final Ledger ledger;
    private final About about;

    public NodeManager(List<ResourceKind> kinds, Ledger ledger, About about) {
        this.kinds = List.copyOf(kinds);
        this.ledger = ledger;
        this.about = about;
    }

    /**
     * Answers the requests of the control API.
     *
     * @param stop asks for the end of the node; returns at once
     */
    public ControlHandler handler(ControlAnswer.EventSource events, Runnable stop) {
        ControlRouter.Builder router = ControlRouter.builder().onEvents(events)
                .on(Api.NODE, _ -> about.info(describe(), ledger.notRestored()))
                .on(Api.SERVICES, _ -> describe().services())
                .on(Api.STOP, _ -> {
                    stop.run();
                    return Nothing.NOTHING;
                });
        kinds.forEach(kind -> kind.serve(router));
        return router.build(failure -> LOG.error("A control request failed", failure));
    }

    /** As the HTTP endpoint shows the node. */
    public NodeResources resources() {
        return about.resources(describe());
    }

    private Description describe() {
        Description description = new Description();
        kinds.forEach(kind -> kind.describe(description));
        return description;
    }

    /** Brings back what earlier runs of this node have kept, kind after kind; what cannot be is logged and listed, and is no failure. */
    public void restore() {
        List<OckamException> unreadable = ledger.unreadable();
        unreadable.forEach(failure -> report("resource", "", failure.getMessage()));
        if (unreadable.isEmpty()) {
            mend(ledger.kept());
        }
        List<ResourceRecord> all = ledger.kept();
        if (!unreadable.isEmpty()) {
            kinds.forEach(kind -> kind.distrust(all));
        }
        all.stream().filter(resource -> kinds.stream().noneMatch(kind -> kind.name().equals(resource.kind())))
                .forEach(
                        resource -> report(resource.kind(), resource.name(), "this version of ockam does not know it"));
        for (ResourceKind kind : kinds) {
            restore(kind, all.stream().filter(resource -> resource.kind().equals(kind.name())).toList());
        }
    }

    private void mend(List<ResourceRecord> all) {
        for (ResourceKind kind : kinds) {
            try {
                kind.mend(all);
            } catch (OckamException e) {
                LOG.warn("what was half-made of kind {} stays so: {}", kind.name(), e.getMessage());
            }
        }
    }

    /** All at once, so that ten peers that do not answer take no longer than one. */
    private void restore(ResourceKind kind, List<ResourceRecord> kept) {
        CountDownLatch left = new CountDownLatch(kept.size());
        List<Thread> threads = new ArrayList<>();
        for (ResourceRecord resource : kept) {
            threads.add(Thread.ofVirtual().name("restore " + kind.name() + " " + resource.name()).start(() -> {
                restore(kind, resource);
                left.countDown();
            }));
        }
        try {
            if (!left.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.forEach(Thread::interrupt);
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private void restore(ResourceKind kind, ResourceRecord resource) {
        try {
            kind.restore(resource);
            LOG.info("restored {} {}", kind.name(), resource.name());
        } catch (OckamException e) {
            report(kind.name(), resource.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be restored", kind.name(), resource.name(), e);
            report(kind.name(), resource.name(), "something that should not happen: see the node's log");
        }
    }

    private void report(String kind, String name, String reason) {
        LOG.warn("could not restore {} {}: {}", kind, name, reason);
        ledger.couldNotRestore(new NotRestored(kind, name, reason));
    }

    /** Closes the kinds in reverse order; one that fails does not keep the others. */
    @Override
    public void close() {
        for (ResourceKind kind : kinds.reversed()) {
            try {
                kind.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not end in order", kind.name(), e);
            }
        }
    }
}
