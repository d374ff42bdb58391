package io.ockam.identity.home;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.history.HistoryRepository;
import io.ockam.state.file.AtomicFiles;
import io.ockam.state.file.Durability;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The histories of peers that one node has met: in memory, and in an append-only file that outlives it.
 *
 * <p>Somebody new is written off the path of the handshake; should the disk fail just then, he is met anew after a restart. A history that
 * replaces another one is on the disk before it is accepted: forgetting it would let a key come back that its owner has given up. One
 * process writes a file; thread-safe.
 */
final class PeersLog implements HistoryRepository, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeersLog.class);
    private static final long USELESS_LINES = 1000;

    private final PeersFile before;
    private final Journal journal;
    private final ConcurrentMap<Identifier, ChangeHistory> known = new ConcurrentHashMap<>();

    private PeersLog(PeersFile before, Journal journal) {
        this.before = before;
        this.journal = journal;
        before.histories().forEach((identifier, history) -> history.ifPresent(there -> known.put(identifier, there)));
    }

    /** Reads the file, and writes it anew if most of it is outdated. @throws OckamException as {@link io.ockam.state.file.FileFailure} */
    static PeersLog open(Path path, AtomicFiles files, Executor executor) {
        PeersFile file = PeersFile.read(path);
        boolean isWhole = file.histories().values().stream().allMatch(Optional::isPresent);
        if (isWhole && file.useless() > USELESS_LINES) {
            files.replace(path, lines(file.histories()).getBytes(StandardCharsets.US_ASCII), Durability.DURABLE);
            file = PeersFile.read(path);
        }
        return new PeersLog(file, new Journal(path, file.size(), executor));
    }

    private static String lines(Map<Identifier, Optional<ChangeHistory>> histories) {
        return histories.entrySet().stream()
                .map(entry -> PeersFile.line(entry.getKey(), entry.getValue().orElseThrow()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public Optional<ChangeHistory> find(Identifier identifier) {
        ChangeHistory history = known.get(identifier);
        return history != null ? Optional.of(history) : before.find(identifier);
    }

    @Override
    public void update(Identifier identifier, Function<Optional<ChangeHistory>, Optional<ChangeHistory>> change) {
        known.compute(identifier, (_, there) -> {
            Optional<ChangeHistory> old = there != null ? Optional.of(there) : before.find(identifier);
            Optional<ChangeHistory> changed = change.apply(old);
            changed.ifPresent(history -> write(PeersFile.line(identifier, history), old.isPresent()));
            return changed.or(() -> old).orElse(null);
        });
    }

    private void write(String line, boolean replaces) {
        CompletionStage<Void> durable = journal.append(line);
        if (replaces) {
            await(durable);
        } else {
            durable.whenComplete((_, failure) -> {
                if (failure != null) {
                    LOG.warn("A peer will not be known after a restart: {}", failure.getMessage());
                }
            });
        }
    }

    private static void await(CompletionStage<Void> durable) {
        try {
            durable.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof OckamException ours
                    ? ours
                    : new OckamException(ErrorCode.INTERNAL, "A peer's history was not kept", e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
