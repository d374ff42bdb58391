package io.ockam.control.launch;

import io.ockam.control.operation.Problem;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The child's end of the readiness channel: tells once whoever has started this process that it is ready, or why it is not.
 *
 * <pre>
 *  child ──connect──▶ parent's socket   {"ready":true} LF    or    {"ready":false,"problem":{…}} LF
 * </pre>
 *
 * Thread-safe.
 */
public final class Readiness {
    private final Path socket;

    /** @param socket as the parent has named it */
    public Readiness(Path socket) {
        this.socket = socket;
    }

    /** This process answers from now on. False if the parent no longer listens: then nobody waits, and that is no failure. */
    public boolean ready() {
        return tell(JsonObject.builder().put("ready", true).build());
    }

    /** This process gives up, for this reason. False if the parent no longer listens. */
    public boolean failed(Throwable cause) {
        return tell(JsonObject.builder().put("ready", false).put("problem", Problem.of(cause).toJson()).build());
    }

    private boolean tell(JsonObject line) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer bytes = ByteBuffer.wrap((line.compact() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            Files.deleteIfExists(socket); // in case that the parent dies before it can
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** What the child's line says: empty if it is ready, else why it is not. */
    static Optional<OckamException> read(String line) {
        try {
            JsonObject told = JsonObject.parse(line);
            return told.bool("ready")
                    ? Optional.empty()
                    : Optional.of(told.required("problem", Problem.BODY::of).toException());
        } catch (JsonException e) {
            return Optional.of(new OckamException(ErrorCode.MALFORMED,
                    "The node's process told something else than that it is ready", e));
        }
    }
}
