package io.ockam.transport.tcp;

import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.flow.FlowControlId;
import io.ockam.core.net.IpPort;
import io.ockam.core.runtime.RuntimeOptions;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A node with a TCP transport and a listener at a port of the system's choice. */
final class TestNode implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);

    final WorkerRuntime runtime;
    final TcpTransport tcp;
    final TcpListener listener;

    private TestNode(WorkerRuntime runtime, TcpTransport tcp) {
        this.runtime = runtime;
        this.tcp = tcp;
        this.listener = tcp.listen(IpPort.parse("127.0.0.1:0"));
    }

    static TestNode start() {
        return start(UnaryOperator.identity());
    }

    static TestNode start(UnaryOperator<TcpOptions> options) {
        WorkerRuntime runtime = WorkerRuntime.start(RuntimeOptions.named("test"));
        return new TestNode(runtime, TcpTransport.start(runtime, options.apply(TcpOptions.defaults())));
    }

    /** One with the two services that most tests want. */
    static TestNode withServices(UnaryOperator<TcpOptions> options) {
        TestNode node = start(options);
        node.service("echo", (context, message) -> context.reply(message.payload()));
        node.service("hop", (context, message) -> context.forward(message.stepForward(context.address())));
        return node;
    }

    static TestNode withServices() {
        return withServices(UnaryOperator.identity());
    }

    /** A worker that peers of the listener may reach. */
    Address service(String name, Worker worker) {
        return service(WorkerOptions.at(name), worker);
    }

    Address service(WorkerOptions options, Worker worker) {
        Address address = runtime.start(options, worker);
        allow(address, listener.flow());
        return address;
    }

    void allow(Address consumer, FlowControlId flow) {
        runtime.flowControls().addConsumer(consumer, flow);
    }

    TcpConnection connectTo(TestNode other) {
        return connectTo(other, TcpConnectionOptions.defaults());
    }

    TcpConnection connectTo(TestNode other, TcpConnectionOptions options) {
        return tcp.connect(other.listener.local().toHostPort(), options);
    }

    String call(String text, Address... hops) {
        return runtime.call(Route.of(hops), text, String.class, LONG);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
