package io.ockam.control.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system's {@code setsid(1)}, by which a background node gets a session of its own.
 *
 * <p>The one of util-linux is asked to stay as the node's parent, since a JVM that waits for a child ends 300 ms later than it could: the
 * thread that waits is in native code, and the VM hopes that it comes back. Once the node is ready that parent is let go, and the wait is
 * over. Others, such as BusyBox's, become the node; without any the node helps itself, see {@link Session}.
 *
 * @param words what stands before the words of the node; may be empty
 * @param isParent whether it stays, until the node ends, and then ends with the node's exit status
 */
record Setsid(List<String> words, boolean isParent) {
    private static final Setsid NONE = new Setsid(List.of(), false);

    static Setsid ofThisSystem() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).filter(Files::isExecutable).findFirst()
                .map(Setsid::of).orElse(NONE);
    }

    private static Setsid of(Path program) {
        try {
            return program.toRealPath().endsWith("setsid")
                    ? new Setsid(List.of(program.toString(), "--fork", "--wait"), true)
                    : new Setsid(List.of(program.toString()), false); // a link to a program of many names
        } catch (IOException _) {
            return NONE; // gone this moment
        }
    }
}
