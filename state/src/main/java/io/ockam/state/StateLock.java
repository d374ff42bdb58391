package io.ockam.state;

import io.ockam.core.OckamException;
import io.ockam.state.file.LockFile;
import io.ockam.state.file.PrivateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code state/lock}: held for the milliseconds of a read-modify-write, by one thread of one process. A thread that has it may take it again.
 *
 * <p>Never call a node, a terminal or the network while holding it.
 */
public final class StateLock {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final LockFile file;
    private final ReentrantLock mine = new ReentrantLock();

    StateLock(Path folder) {
        this.folder = folder;
        this.file = new LockFile(folder.resolve("lock"));
    }

    /**
     * Runs {@code action} alone among all processes.
     *
     * @throws OckamException {@link io.ockam.core.ErrorCode#IN_USE} if another process keeps the lock for 30 s, or as
     *         {@link io.ockam.state.file.FileFailure}
     */
    public <T extends @Nullable Object> T holding(Supplier<T> action) {
        mine.lock();
        try {
            if (mine.getHoldCount() > 1) {
                return action.get();
            }
            PrivateFolder.createOrClose(folder);
            return file.holding(PATIENCE, action);
        } finally {
            mine.unlock();
        }
    }
}
