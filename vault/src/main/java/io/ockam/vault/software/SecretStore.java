package io.ockam.vault.software;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.vault.SecretBytes;
import java.util.Optional;

/**
 * Where a software vault keeps what must outlive a call: in memory or in a file. Thread-safe; methods may wait for a disk and then throw
 * {@link OckamException} with {@link ErrorCode#IO}.
 */
public interface SecretStore {
    /** A copy, which the caller closes. */
    Optional<SecretBytes> find(SecretKind kind, Bytes handle);

    /** Keeps a copy; what was there under that handle is replaced. Durable when it returns, as far as this store is. */
    void store(SecretKind kind, Bytes handle, SecretBytes secret);

    /** @return whether it was here */
    boolean delete(SecretKind kind, Bytes handle);

    int count(SecretKind kind);
}
