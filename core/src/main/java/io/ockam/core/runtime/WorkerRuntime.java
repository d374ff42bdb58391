package io.ockam.core.runtime;

import io.ockam.core.Address;
import io.ockam.core.Body;
import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControls;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.cell.Cells;
import io.ockam.core.runtime.internal.dispatch.Dispatcher;
import io.ockam.core.runtime.internal.dispatch.Durations;
import io.ockam.core.runtime.internal.dispatch.SlowHandlers;
import io.ockam.core.runtime.internal.life.Phases;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.runtime.internal.routing.Recipient;
import io.ockam.core.runtime.internal.routing.Router;
import io.ockam.core.worker.DetachedContext;
import io.ockam.core.worker.Entrance;
import io.ockam.core.worker.Exit;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Metadata;
import io.ockam.core.worker.NonBlockingThread;
import io.ockam.core.worker.Phase;
import io.ockam.core.worker.Processor;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one node, and the threads that run them.
 *
 * <pre>{@code
 * try (WorkerRuntime node = WorkerRuntime.start("n1")) {
 *     node.start("echoer", (context, message) -> context.reply(message.payload()));
 *     String reply = node.call(Route.of("echoer"), "hello", String.class, Duration.ofSeconds(5));
 * }
 * }</pre>
 *
 * <p>Its threads are daemons: a program that should live as long as its node waits for {@link #stopped()}.
 */
public final class WorkerRuntime implements Workers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRuntime.class);

    private final RuntimeOptions options;
    private final FlowControls flowControls;
    private final Router router;
    private final Phases phases;
    private final Cells cells;
    private final OrderlyStop stop;
    private final DetachedContext app;
    private volatile Consumer<LocalMessage> strays = _ -> {};

    private WorkerRuntime(RuntimeOptions options, SlowHandlers slowHandlers) {
        LOG.info("Initializing ockam node");
        this.phases = new Phases();
        Dispatcher dispatcher = new Dispatcher(options.name(), options.parallelism(), slowHandlers, options.turns());
        this.options = options;
        this.flowControls = new FlowControls(options.random());
        this.router = new Router(flowControls);
        this.cells = new Cells(this, flowControls, options.random(), router, dispatcher, phases, options.marks());
        this.stop = new OrderlyStop(router, phases, dispatcher);
        this.app = detached(Mailbox.open(Address.local("app")));
    }

    /** A runtime with the default options. */
    public static WorkerRuntime start(String name) {
        return start(RuntimeOptions.named(name));
    }

    public static WorkerRuntime start(RuntimeOptions options) {
        return start(options, new SlowHandlers());
    }

    static WorkerRuntime start(RuntimeOptions options, SlowHandlers slowHandlers) {
        return new WorkerRuntime(options, slowHandlers);
    }

    /** The program's own context, at the address {@code app}: everything may come in and go out. */
    public DetachedContext app() {
        return app;
    }

    @Override
    public Address start(WorkerOptions worker, Worker handler) {
        return cells.start(worker, handler);
    }

    @Override
    public Address start(WorkerOptions processor, Processor handler) {
        return cells.start(processor, handler);
    }

    @Override
    public DetachedContext detached(Mailbox primary, Mailbox... others) {
        return cells.detached(WorkerOptions.of(primary, others).mailboxes());
    }

    @Override
    public Entrance entrance(WorkerOptions entrance, Source source, Runnable onStop) {
        return cells.entrance(entrance, source, onStop);
    }

    @Override
    public Exit exit(WorkerOptions exit, Exit.Taker taker, Runnable onStop) {
        return cells.exit(exit, taker, onStop);
    }

    /** As {@link io.ockam.core.worker.Context#call}, from the program's own context. */
    public Message call(Route route, Encodable body, Duration timeout) {
        return app.call(route, body, timeout);
    }

    /** Sends text and reads the reply's body as {@code type}, see {@link Body#read}. */
    public <T> T call(Route route, String text, Class<T> type, Duration timeout) {
        return app.call(route, text, type, timeout);
    }

    @Override
    public Address newAddress() {
        return cells.newAddress();
    }

    @Override
    public void stop(Address address) {
        required(address).requestStop();
    }

    @Override
    public void awaitStarted(Address primary, Duration timeout) {
        Recipient recipient = required(primary);
        if (!recipient.bindings().getFirst().address.equals(primary)) {
            throw new OckamException(ErrorCode.NOT_FOUND, primary + " is not a primary address");
        }
        await(recipient.started().ready, timeout);
    }

    @Override
    public void awaitStopped(Address address, Duration timeout) {
        Binding binding = router.find(address);
        if (binding != null) {
            CompletableFuture<Void> gone = binding.recipient.started().gone;
            if (router.find(address) == binding) {
                await(gone, timeout);
            }
        }
    }

    private static void await(CompletableFuture<Void> future, Duration timeout) {
        try {
            future.get(Durations.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OckamException(ErrorCode.TIMED_OUT, "timeout: " + Durations.text(timeout), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OckamException(ErrorCode.CANCELLED, "The wait was interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof OckamException known
                    ? known
                    : new OckamException(ErrorCode.INTERNAL, "The worker failed to start: " + cause, cause);
        }
    }

    private Recipient required(Address address) {
        Binding binding = router.find(address);
        if (binding == null) {
            throw new OckamException(ErrorCode.NOT_FOUND, "There is no worker at " + address);
        }
        return binding.recipient;
    }

    @Override
    public List<Address> list() {
        return router.recipients().stream().map(recipient -> recipient.bindings().getFirst().address).toList();
    }

    @Override
    public boolean exists(Address address) {
        return router.find(address) != null;
    }

    @Override
    public Optional<Metadata> metadata(Address address) {
        Binding binding = router.find(address);
        return binding == null ? Optional.empty() : Optional.of(binding.metadata);
    }

    @Override
    public Optional<Address> terminal(Route route) {
        for (Address hop : route) {
            if (!hop.isLocal()) {
                throw new OckamException(ErrorCode.INVALID,
                        "Only local addresses are allowed while looking for a terminal address, not " + hop);
            }
            Binding binding = router.find(hop);
            if (binding != null && binding.metadata.terminal()) {
                return Optional.of(hop);
            }
        }
        return Optional.empty();
    }

    @Override
    public void register(int type, Address address) {
        router.register(type, address);
    }

    @Override
    public FlowControls flowControls() {
        return flowControls;
    }

    /** {@code phase} counts as used from now on: whatever has a phase that is first used later is stopped before it. */
    public void use(Phase phase) {
        phases.of(phase);
    }

    @Override
    public void stray(LocalMessage message) {
        strays.accept(message);
    }

    @Override
    public void takeStrays(Consumer<LocalMessage> taker) {
        strays = taker;
    }

    /**
     * Stops all workers, phase by phase, and then the threads. Calling it again does not stop faster. Returns at once.
     *
     * @param timeout for those who take long; what is not done by then is given up
     * @return completes when everything has ended
     */
    public CompletionStage<Void> stop(Duration timeout) {
        return stop.begin(timeout);
    }

    /** Completes when the runtime was stopped, by whomever. */
    public CompletionStage<Void> stopped() {
        return stop.done();
    }

    /** Stops and waits for it, but only begins it when called on one of the runtime's own threads. */
    @Override
    public void close() {
        CompletionStage<Void> done = stop(options.stopTimeout());
        if (!(Thread.currentThread() instanceof NonBlockingThread)) {
            done.toCompletableFuture().join();
        }
    }

    Router router() {
        return router;
    }
}
