package io.ockam.control.launch;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's session: in one of its own, closing the terminal that it was started from does not end it. */
public final class Session {
    /** In {@code /proc/self/stat}, counted from the field behind the process's name. */
    private static final int SESSION_FIELD = 3;

    private Session() {}

    /**
     * Gives this process a session of its own unless it has one: by {@code setsid(2)}, which takes some 20 ms, so that {@code setsid(1)} is
     * preferred where it is present. To be called at the start of a background node.
     *
     * @throws OckamException {@link ErrorCode#UNSUPPORTED} if the call cannot be made
     */
    public static void detach() {
        if (!isLeader()) {
            setsid();
        }
    }

    private static boolean isLeader() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
            String session = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1)[SESSION_FIELD];
            return session.equals(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException _) {
            return false; // no /proc here: setsid(2) itself knows
        }
    }

    /** Fails only for the leader of a group of processes, which the command never makes of a node. */
    @SuppressWarnings("restricted") // The one native call; the flags of every node's JVM allow it.
    private static void setsid() {
        try {
            Linker linker = Linker.nativeLinker();
            int session = (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("setsid"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT)).invokeExact();
            if (session < 0) {
                throw new OckamException(ErrorCode.UNSUPPORTED,
                        "This process cannot have a session of its own: it leads a group");
            }
        } catch (OckamException e) {
            throw e;
        } catch (Throwable e) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "This process cannot have a session of its own", e);
        }
    }
}
