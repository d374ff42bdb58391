package io.ockam.identity.home;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.state.file.FileFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a journal of peers, read once.
 *
 * <pre>
 *  IDENTIFIER HISTORY ⏎        text; the last line of an identifier counts; a last line without its end was never finished
 * </pre>
 *
 * A damaged line spoils only the identity that it is about: that one is refused, since an older history must not take its place.
 */
final class PeersFile {
    private static final int MAX_LINE = 16 << 20;

    private final Path path;
    private final Map<Identifier, Optional<ChangeHistory>> histories = new HashMap<>();
    private long size;
    private long lines;

    private PeersFile(Path path) {
        this.path = path;
    }

    /** @throws OckamException as {@link FileFailure}; a file that is not there is an empty one */
    static PeersFile read(Path path) {
        PeersFile file = new PeersFile(path);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            file.readLines(in);
        } catch (NoSuchFileException _) {
            return file;
        } catch (IOException e) {
            throw FileFailure.of("read", path, e);
        }
        return file;
    }

    private void readLines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
                if (line.size() > MAX_LINE) {
                    throw new IOException("it has a line of more than " + MAX_LINE + " bytes");
                }
                continue;
            }
            lines++;
            size += line.size() + 1;
            take(line.toString(StandardCharsets.US_ASCII));
            line.reset();
        }
    }

    private void take(String line) {
        int blank = line.indexOf(' ');
        Identifier identifier;
        try {
            identifier = Identifier.parse(blank < 0 ? line : line.substring(0, blank));
        } catch (IdentityException _) {
            return; // nobody can be asked for by it
        }
        histories.put(identifier, history(line.substring(blank + 1)));
    }

    private static Optional<ChangeHistory> history(String hex) {
        try {
            return Optional.of(ChangeHistory.parse(hex));
        } catch (OckamException _) {
            return Optional.empty(); // told by find()
        }
    }

    /** @throws OckamException {@link ErrorCode#MALFORMED} if it is there and damaged */
    Optional<ChangeHistory> find(Identifier identifier) {
        Optional<ChangeHistory> found = histories.get(identifier);
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(found.orElseThrow(() -> damaged(identifier)));
    }

    private OckamException damaged(Identifier identifier) {
        return new OckamException(ErrorCode.MALFORMED,
                "The file " + path + " cannot be used for " + identifier + ": its line is damaged",
                "If you know that the identity has not changed its key since, remove the line.", null);
    }

    /** What is known of everybody; empty for those whose line is damaged. */
    Map<Identifier, Optional<ChangeHistory>> histories() {
        return Map.copyOf(histories);
    }

    /** Bytes up to the end of the last finished line. */
    long size() {
        return size;
    }

    /** Lines that later ones have made useless. */
    long useless() {
        return lines - histories.size();
    }

    static String line(Identifier identifier, ChangeHistory history) {
        return identifier + " " + history.toHex();
    }
}
