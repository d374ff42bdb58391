package io.ockam.portal.relay;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.access.AccessControl;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.flow.Producer;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.core.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * This node's relay at another one: registered once, then it passes on what relays send that keep their last hop.
 *
 * @param worker this node's address that registered
 * @param remote the relay's address at the other node, {@code forward_to_<name>}
 * @param route the way to the relay
 */
public record RelayRegistration(Workers workers, Address worker, Address remote, Route route) implements AutoCloseable {
    /** The name that asks the relay node for one of its choice. */
    public static final String ANY_NAME = "register";
    /** How long the relay node may take to answer; it gives no answer if it refuses. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Registers. Blocks.
     *
     * @param node the way to the relay node, a connection or a channel
     * @param lost completes with the reason when {@code node} is no way any more
     * @param name what the relay shall be called, without prefix; {@value #ANY_NAME} for any
     * @throws OckamException {@link ErrorCode#TIMED_OUT} if there is no answer; {@link ErrorCode#CANCELLED} if the thread is interrupted;
     *         {@link ErrorCode#UNAVAILABLE} as soon as {@code node} is no way any more; {@link ErrorCode#CONFLICT} if the answer is for another name
     */
    public static RelayRegistration register(Workers workers, Route node, CompletionStage<String> lost, String name,
            Duration patience) {
        Registrar registrar = Registrar.start(workers, node);
        lost.thenAccept(registrar::lost);
        boolean done = false;
        try {
            Message answer = registrar.ask(workers, node, name, patience);
            String granted = answer.body(String.class);
            Address remote = answer.returnRoute().last();
            if (!remote.isLocal() || (!name.equals(ANY_NAME) && !granted.endsWith(name))) {
                throw new OckamException(ErrorCode.CONFLICT,
                        "The relay node answers with the relay " + granted + ", not " + name);
            }
            done = true;
            return new RelayRegistration(workers, registrar.main, remote, answer.returnRoute());
        } finally {
            if (!done) {
                workers.stop(registrar.main);
            }
        }
    }

    /** Frees the addresses of this node. The relay node notices when the connection ends. */
    @Override
    public void close() {
        if (workers.exists(worker)) {
            workers.stop(worker);
        }
    }

    private static final class Registrar implements Worker {
        private final Address main;
        private final Address inner;
        private final CompletableFuture<Message> answer = new CompletableFuture<>();

        private Registrar(Address main, Address inner) {
            this.main = main;
            this.inner = inner;
        }

        static Registrar start(Workers workers, Route node) {
            Registrar registrar = new Registrar(workers.newAddress(), workers.newAddress());
            FlowControls flows = workers.flowControls();
            Optional<Producer> producer = flows.producerBehind(node.first());
            AccessControl outgoing = producer.map(found -> flows.outgoing(found.id(), found.spawner()))
                    .orElse(AccessControl.ALLOW_ALL);
            workers.start(WorkerOptions.of(Mailbox.open(registrar.main),
                    new Mailbox(registrar.inner, AccessControl.DENY_ALL, outgoing)), registrar);
            producer.ifPresent(found -> {
                flows.addConsumer(registrar.main, found.id());
                flows.addProducer(registrar.inner, found.id(), found.spawner(), List.of());
            });
            return registrar;
        }

        Message ask(Workers workers, Route node, String name, Duration patience) {
            Route service = node.append(RelayService.STATIC_SERVICE);
            try (var context = workers.detached(Mailbox.open(workers.newAddress()))) {
                context.offer(new LocalMessage(service, Route.of(main), Body.of(name))).orThrow();
                return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new OckamException(ErrorCode.TIMED_OUT, "The relay node gave no answer in " + patience.toSeconds()
                        + " s: it refuses the relay " + name + ", or has no relay service", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OckamException(ErrorCode.CANCELLED, "The registration of the relay was interrupted", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof OckamException known
                        ? known
                        : new OckamException(ErrorCode.INTERNAL, "The registration of the relay failed", e);
            }
        }

        void lost(String why) {
            answer.completeExceptionally(
                    new OckamException(ErrorCode.UNAVAILABLE, "The relay was not registered: " + why));
        }

        @Override
        public void receive(Context context, Message message) {
            Route rest = message.onwardRoute().rest();
            if (rest.isEmpty()) {
                answer.complete(message);
            } else if (rest.first().equals(main)) {
                throw new OckamException(ErrorCode.INVALID, "A relayed message must not go to the relay's own worker");
            } else {
                context.forward(inner,
                        new LocalMessage(rest, message.returnRoute(), message.payload(), message.localInfo()));
            }
        }
    }
}
