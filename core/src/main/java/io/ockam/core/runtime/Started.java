package io.ockam.core.runtime;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether a recipient has started and ended, for those who wait for it. Made only when somebody does. */
final class Started {
    final CompletableFuture<Void> ready = new CompletableFuture<>();
    final CompletableFuture<Void> gone = new CompletableFuture<>();

    void ended(@Nullable Throwable failure) {
        if (failure != null) {
            ready.completeExceptionally(failure);
        } else {
            ready.complete(null);
        }
        gone.complete(null);
    }
}
