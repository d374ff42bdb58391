package io.ockam.command.vault;

import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code --path}: the file for the keys of a vault. */
final class VaultPath {
    static final Option OPTION = Option.value("PATH", "--path").naming(Option.Values.FILE);

    private VaultPath() {}

    /** @throws io.ockam.command.verb.UsageException if it is no path */
    static Optional<Path> in(Options options) {
        return options.parsed("--path", text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new OckamException(ErrorCode.INVALID, e.getReason(), e);
            }
        });
    }
}
