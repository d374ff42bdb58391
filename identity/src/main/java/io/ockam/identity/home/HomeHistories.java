package io.ockam.identity.home;

import io.ockam.identity.Identifier;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryRepository;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import java.util.Optional;
import java.util.function.Function;

/**
 * The histories of a home: those of identities that have names in it are in their records, all others elsewhere. Where both know one, the
 * longer counts. Thread-safe.
 */
final class HomeHistories implements HistoryRepository {
    private final NamedIdentities named;
    private final IdentityIndex index;
    private final HistoryRepository others;

    HomeHistories(NamedIdentities named, IdentityIndex index, HistoryRepository others) {
        this.named = named;
        this.index = index;
        this.others = others;
    }

    @Override
    public Optional<ChangeHistory> find(Identifier identifier) {
        Optional<ChangeHistory> own = index.find(identifier).map(IdentityRecord::history);
        return longer(own, others.find(identifier));
    }

    @Override
    public void update(Identifier identifier, Function<Optional<ChangeHistory>, Optional<ChangeHistory>> change) {
        boolean isNamed = named.update(identifier,
                own -> change.apply(longer(Optional.of(own), others.find(identifier))));
        if (!isNamed) {
            others.update(identifier, change);
        }
    }

    private static Optional<ChangeHistory> longer(Optional<ChangeHistory> one, Optional<ChangeHistory> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().changes().size() >= other.get().changes().size() ? one : other;
    }
}
