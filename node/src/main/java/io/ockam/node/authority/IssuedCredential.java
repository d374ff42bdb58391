package io.ockam.node.authority;

import io.ockam.core.ErrorCode;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Reason;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.StoredCredential;
import io.ockam.identity.credential.VerifiedCredential;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.services.LocalIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subject's credential. Whoever needs it first fetches it, and all others wait for the same answer; from then on a worker renews it, and
 * nobody waits any more. If the authority cannot be reached, the credential is presented as long as it is good, and asked for again and again.
 */
final class IssuedCredential implements CredentialRetriever {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedCredential.class);

    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final IssuedCredentials.Source source;
    private final Identifier subject;
    private final AtomicReference<@Nullable Beginning> beginning = new AtomicReference<>();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile @Nullable StoredCredential last;

    IssuedCredential(IssuedCredentials.Source source, Identifier subject) {
        this.source = source;
        this.subject = subject;
    }

    /** Somebody's attempt at the first credential. One that has failed stands until the pause is over: then the next who needs it tries. */
    private static final class Beginning {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private volatile Instant again = Instant.MAX;
    }

    @Override
    public void initialize() {
        initialize(FOREVER);
    }

    @Override
    public void initialize(Duration patience) {
        Instant now = source.clock().instant();
        Beginning known = beginning.get();
        if (known == null || !now.isBefore(known.again)) {
            Beginning mine = new Beginning();
            if (beginning.compareAndSet(known, mine)) {
                begin(mine);
                return;
            }
            known = Objects.requireNonNull(beginning.get());
        }
        await(known.done, patience);
    }

    private void begin(Beginning mine) {
        try {
            begin();
            mine.done.complete(null);
        } catch (Throwable e) {
            mine.again = later();
            mine.done.completeExceptionally(e);
            throw e;
        }
    }

    private Instant later() {
        return source.clock().instant().plus(source.renewal().pause());
    }

    private void await(CompletableFuture<Void> others, Duration patience) {
        try {
            others.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OckamException(ErrorCode.TIMED_OUT, "The credential of " + subject + " is still asked for", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof OckamException known
                    ? known
                    : new OckamException(ErrorCode.INTERNAL, "No credential of " + subject + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "The wait for a credential was interrupted", e);
        }
    }

    private void begin() {
        Optional<StoredCredential> kept = source.kept().find(source.authority(), subject, source.scope());
        Instant next;
        if (kept.isPresent() && isGood(kept.get())) {
            last = kept.get();
            next = source.renewal().due(kept.get().expires());
        } else {
            kept.ifPresent(source.kept()::delete);
            next = fetch();
        }
        Mailbox own = new Mailbox(source.workers().newAddress(), AccessControl.ALLOW_ALL, AccessControl.DENY_ALL);
        source.workers().start(WorkerOptions.of(own).blocking(), new Renewer(next));
    }

    private boolean isGood(StoredCredential credential) {
        return source.renewal().isGood(credential.expires(), source.clock().instant());
    }

    /** @return when it is time for the next one */
    private Instant fetch() {
        Instant asked = source.clock().instant();
        LocalIdentity self = source.identities().apply(subject);
        CredentialAndPurposeKey issued = source.issuer().issue(self);
        VerifiedCredential verified = self.services().credentials().verify(issued, Optional.of(subject),
                List.of(source.authority()));
        StoredCredential fresh = new StoredCredential(source.authority(), subject, source.scope(),
                verified.validity().until(), issued);
        last = fresh;
        keep(fresh);
        subscribers.forEach(Subscriber::tell);
        return source.renewal().next(fresh.expires(), asked);
    }

    /** One that cannot be kept is as good for now. */
    private void keep(StoredCredential fresh) {
        try {
            source.kept().keep(fresh);
        } catch (OckamException e) {
            LOG.warn("The credential of {} is not kept: {}", subject, e.getMessage());
        }
    }

    @Override
    public CredentialAndPurposeKey retrieve() {
        StoredCredential known = last;
        if (known == null || !isGood(known)) {
            throw new IdentityException(Reason.NO_CREDENTIAL, "The authority " + source.authority()
                    + " has issued no credential for " + subject + " that is still good",
                    "The node's log tells what became of the requests to the authority.");
        }
        return known.credential();
    }

    @Override
    public Subscription subscribe(Runnable onChange) {
        Subscriber subscriber = new Subscriber(onChange);
        subscribers.add(subscriber);
        return subscriber;
    }

    private final class Subscriber implements Subscription {
        private final Runnable onChange;

        Subscriber(Runnable onChange) {
            this.onChange = onChange;
        }

        /** What goes wrong there is nobody else's concern. */
        void tell() {
            try {
                onChange.run();
            } catch (RuntimeException e) {
                LOG.warn("Somebody cannot use the new credential of {}", subject, e);
            }
        }

        @Override
        public void close() {
            subscribers.remove(this);
        }
    }

    /** Asks again in time. */
    private final class Renewer implements Worker {
        private Instant due;
        private @Nullable Delayed tick;

        Renewer(Instant due) {
            this.due = due;
        }

        @Override
        public void start(Context context) {
            tick = context.delayed(Route.of(context.address()), Payload.empty());
            lookAgain();
        }

        @Override
        public void receive(Context context, Message message) {
            if (!source.clock().instant().isBefore(due)) {
                renew();
            }
            lookAgain();
        }

        private void renew() {
            try {
                due = fetch();
            } catch (OckamException e) {
                due = later();
                LOG.warn("The credential of {} is not renewed: {}", subject, e.getMessage());
            } catch (RuntimeException e) {
                due = later();
                LOG.warn("The credential of {} is not renewed", subject, e);
            }
        }

        private void lookAgain() {
            if (tick != null) {
                tick.in(source.renewal().untilLook(due, source.clock().instant()));
            }
        }

        @Override
        public void stop(Context context) {
            if (tick != null) {
                tick.close();
            }
        }
    }
}
