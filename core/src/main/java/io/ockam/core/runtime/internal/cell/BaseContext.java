package io.ockam.core.runtime.internal.cell;

import io.ockam.core.Address;
import io.ockam.core.Encodable;
import io.ockam.core.ErrorCode;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import io.ockam.core.pressure.Source;
import io.ockam.core.runtime.internal.routing.Binding;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Delayed;
import io.ockam.core.worker.Delivery;
import io.ockam.core.worker.Mailbox;
import io.ockam.core.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sending, for workers and for detached contexts. They differ in the source of what they send, and in whether they wait. */
abstract class BaseContext implements Context {
    abstract Cells cells();

    abstract List<Binding> bindings();

    /** Whose messages are paused by a full queue; null if this one sends on its own account. */
    abstract @Nullable Source origin();

    /** Called before a send that may wait. */
    abstract void beforeSend();

    /** Called before a call. @throws OckamException if this is no place to block */
    abstract void beforeBlocking();

    Binding primary() {
        return bindings().getFirst();
    }

    @Override
    public Address address() {
        return primary().address;
    }

    @Override
    public List<Mailbox> mailboxes() {
        return bindings().stream().map(Binding::mailbox).toList();
    }

    @Override
    public Workers workers() {
        return cells().workers();
    }

    @Override
    public Optional<Source> source() {
        return Optional.ofNullable(origin());
    }

    @Override
    public Delivery offer(Address from, LocalMessage message) {
        return cells().router().send(own(from), message.onwardRoute(), message.returnRoute(), message.payload(),
                message.localInfo(), origin());
    }

    @Override
    public void send(Route route, Encodable body) {
        send(primary(), route, body);
    }

    @Override
    public void send(Address from, Route route, Encodable body) {
        send(own(from), route, body);
    }

    void send(Binding from, Route route, Encodable body) {
        beforeSend();
        cells().router().send(from, route, from.back(), body.encode(), List.of(), origin()).orThrow();
    }

    @Override
    public void forward(Address from, LocalMessage message) {
        beforeSend();
        offer(from, message).orThrow();
    }

    @Override
    public Message call(Route route, Encodable body, Duration timeout) {
        beforeBlocking();
        beforeSend();
        return cells().call(route, body, timeout, origin());
    }

    @Override
    public Delayed delayed(Route route, Encodable body) {
        return new DelayedMessage(cells(), route, body);
    }

    /** A worker sends from its own addresses only. */
    private Binding own(Address from) {
        for (Binding binding : bindings()) {
            if (binding.address.equals(from)) {
                return binding;
            }
        }
        throw new OckamException(ErrorCode.INVALID,
                from + " is not an address of " + address() + ", which may send only from its own");
    }
}
