package io.ockam.identity.history;

import io.ockam.identity.Identifier;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** Histories that end with the process. Thread-safe. */
public final class InMemoryHistories implements HistoryRepository {
    private final ConcurrentMap<Identifier, ChangeHistory> histories = new ConcurrentHashMap<>();

    @Override
    public Optional<ChangeHistory> find(Identifier identifier) {
        return Optional.ofNullable(histories.get(identifier));
    }

    @Override
    public void update(Identifier identifier, Function<Optional<ChangeHistory>, Optional<ChangeHistory>> change) {
        histories.compute(identifier,
                (_, known) -> change.apply(Optional.ofNullable(known)).orElse(known));
    }
}
