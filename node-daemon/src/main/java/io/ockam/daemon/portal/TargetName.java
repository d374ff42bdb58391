package io.ockam.daemon.portal;

import io.ockam.core.OckamException;
import io.ockam.core.net.HostPort;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up the name of an outlet's server when the outlet is made, only to tell whoever mistyped it: names are looked up anew for every
 * connection, and one that does not resolve today may tomorrow.
 */
final class TargetName {
    private static final Logger LOG = LoggerFactory.getLogger(TargetName.class);

    private TargetName() {}

    /**
     * Blocks.
     *
     * @param patience a resolver may take many seconds; what comes later is in the log alone
     * @return what is wrong with it, if that shows in time
     */
    static Optional<String> problem(HostPort target, Duration patience) {
        CompletableFuture<Optional<String>> found = new CompletableFuture<>();
        Thread.ofVirtual().name("resolve " + target).start(() -> found.complete(lookUp(target)));
        return found.completeOnTimeout(Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS).join();
    }

    private static Optional<String> lookUp(HostPort target) {
        try {
            target.resolve();
            return Optional.empty();
        } catch (OckamException e) {
            LOG.warn("An outlet was made for {}: {}", target, e.getMessage());
            return Optional.of(e.getMessage());
        }
    }
}
