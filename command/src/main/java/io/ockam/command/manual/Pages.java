package io.ockam.command.manual;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that pages are written to; made when the first one is. */
final class Pages {
    private final Path folder;

    Pages(Path folder) {
        this.folder = folder;
    }

    /** @throws OckamException {@link ErrorCode#IO} if it cannot be written */
    void write(String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new OckamException(ErrorCode.IO, "Cannot write " + folder.resolve(name),
                    "Name another folder with --dir.", e);
        }
    }
}
