package io.ockam.portal.relay;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.log.Warnings;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import io.ockam.identity.policy.Subject;
import io.ockam.identity.policy.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes relays for those who register.
 *
 * <pre>
 *   → 02 "n3"                 to forwarding_service or static_forwarding_service
 *   ← 0d "forward_to_n3"      from forward_to_n3, which from now on forwards to where the registration came from
 * </pre>
 *
 * <p>A name belongs to the identity that registered it, or to nobody in particular if it came without a secure channel; a later
 * registration by the same one takes it over. It is free again when the way to its owner is gone. Who is not admitted gets no answer.
 *
 * @see <a href="../../../../../../../../docs/protocol/portals.md">Portals, "Relays"</a>
 */
public final class RelayService implements Worker {
    public static final Address SERVICE = Address.local("forwarding_service");
    public static final Address STATIC_SERVICE = Address.local("static_forwarding_service");
    public static final String PREFIX = "forward_to_";

    private static final Logger LOG = LoggerFactory.getLogger(RelayService.class);
    private static final Warnings WARNINGS = new Warnings(LOG, System::nanoTime);
    private static final String ANY_NAME = "register";
    private static final int LONGEST_NAME = 1024;
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private record Relay(Route back, Optional<String> owner) {}

    private final Workers workers;
    private final RelayOptions options;
    private final Address sweeper;
    private final Map<Address, Relay> relays = new HashMap<>();
    private @Nullable Delayed sweep;

    private RelayService(Workers workers, RelayOptions options) {
        this.workers = workers;
        this.options = options;
        this.sweeper = workers.newAddress();
    }

    /** @throws io.ockam.core.OckamException {@code ALREADY_EXISTS} if one runs in this node */
    public static void start(Workers workers, RelayOptions options) {
        RelayService service = new RelayService(workers, options);
        workers.start(WorkerOptions.of(Mailbox.open(SERVICE), Mailbox.open(STATIC_SERVICE),
                new Mailbox(service.sweeper, AccessControl.ALLOW_ALL, AccessControl.DENY_ALL)), service);
        options.serviceFlows().forEach(flow -> {
            workers.flowControls().addConsumer(SERVICE, flow);
            workers.flowControls().addConsumer(STATIC_SERVICE, flow);
        });
    }

    @Override
    public void start(Context context) {
        sweep = context.delayed(Route.of(sweeper), Body.of("sweep"));
    }

    @Override
    public void receive(Context context, Message message) {
        if (message.destination().equals(sweeper)) {
            sweep();
            return;
        }
        String asked = message.body(String.class);
        if (!isName(asked) || message.returnRoute().isEmpty()) {
            WARNINGS.warn(
                    () -> "A registration of a relay was dropped: its name is too long or holds control characters, or"
                            + " nobody waits for an answer");
            return;
        }
        String name = asked.equals(ANY_NAME) ? workers.newAddress().name() : asked;
        if (options.admission().judge(message, name) instanceof Verdict.Denied denied) {
            WARNINGS.warn(() -> "The relay " + name + " was not made: " + denied.why());
            return;
        }
        make(context, Address.local(PREFIX + name), message);
    }

    /** Strangers choose names, and the operator of this node reads them in lists. */
    private static boolean isName(String asked) {
        return asked.length() <= LONGEST_NAME && asked.chars().noneMatch(Character::isISOControl);
    }

    private void make(Context context, Address address, Message registration) {
        sweep();
        Relay relay = new Relay(withoutLast(registration.returnRoute()), Subject.identifier(registration.localInfo()));
        Relay before = relays.get(address);
        if (before != null && !before.owner.equals(relay.owner)) {
            WARNINGS.warn(() -> "The relay " + address + " belongs to "
                    + before.owner.orElse("somebody without an identity") + " and was not given to "
                    + relay.owner.orElse("somebody without an identity"));
            return;
        }
        if (before != null) {
            stop(address);
        }
        RelayWorker.start(workers, address, relay.back, options.relayFlows());
        relays.put(address, relay);
        LOG.info("The relay {} forwards to {}", address, relay.back);
        context.offer(new LocalMessage(registration.returnRoute(), Route.of(address), Body.of(address.name())));
        scheduleSweep();
    }

    private static Route withoutLast(Route route) {
        return Route.of(route.toList().subList(0, route.length() - 1));
    }

    /** Frees the names of those who cannot be reached any more. */
    private void sweep() {
        relays.entrySet().removeIf(entry -> {
            boolean dead = !workers.exists(entry.getKey())
                    || (!entry.getValue().back.isEmpty() && !workers.exists(entry.getValue().back.first()));
            if (dead) {
                LOG.info("The relay {} is freed: the way to its owner is gone", entry.getKey());
                stop(entry.getKey());
            }
            return dead;
        });
        scheduleSweep();
    }

    private void scheduleSweep() {
        Delayed pending = sweep;
        if (pending != null && !relays.isEmpty()) {
            pending.in(SWEEP);
        }
    }

    private void stop(Address relay) {
        if (workers.exists(relay)) {
            workers.stop(relay);
        }
    }
}
