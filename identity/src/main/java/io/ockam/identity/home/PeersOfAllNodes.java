package io.ockam.identity.home;

import io.ockam.identity.Identifier;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryRepository;
import io.ockam.identity.history.InMemoryHistories;
import io.ockam.state.StateDirectory;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the nodes of a home have learnt, for a command: it reads their journals and changes none. What it learns itself ends with it. */
final class PeersOfAllNodes implements HistoryRepository {
    private final StateDirectory state;
    private final InMemoryHistories own = new InMemoryHistories();

    PeersOfAllNodes(StateDirectory state) {
        this.state = state;
    }

    @Override
    public Optional<ChangeHistory> find(Identifier identifier) {
        Stream<ChangeHistory> theirs = state.nodes().all().stream()
                .flatMap(node -> PeersFile.read(HomeIdentities.peersLog(node)).find(identifier).stream());
        return Stream.concat(own.find(identifier).stream(), theirs)
                .max(Comparator.comparingInt(history -> history.changes().size()));
    }

    @Override
    public void update(Identifier identifier, Function<Optional<ChangeHistory>, Optional<ChangeHistory>> change) {
        own.update(identifier, _ -> change.apply(find(identifier)));
    }
}
