package io.ockam.core.runtime.internal.life;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether a recipient has started and ended, for those who wait for it. Made only when somebody does. */
public final class Started {
    public final CompletableFuture<Void> ready = new CompletableFuture<>();
    public final CompletableFuture<Void> gone = new CompletableFuture<>();

    public void ended(@Nullable Throwable failure) {
        if (failure != null) {
            ready.completeExceptionally(failure);
        } else {
            ready.complete(null);
        }
        gone.complete(null);
    }
}
