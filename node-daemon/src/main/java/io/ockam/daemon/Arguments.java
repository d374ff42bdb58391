package io.ockam.daemon;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the process is told when it is started; all else stands in the node's record.
 *
 * <pre>
 *  NAME [--ready-socket PATH] [--foreground]
 * </pre>
 *
 * @param readySocket where whoever started the process waits to hear that it is ready
 * @param foreground whether it stays on the terminal: no session of its own, and logs, if any, on standard output
 */
record Arguments(Name node, Optional<Path> readySocket, boolean foreground) {

    /** @throws OckamException {@link ErrorCode#INVALID} for anything else */
    static Arguments of(List<String> words) {
        if (words.isEmpty()) {
            throw new OckamException(ErrorCode.INVALID, "The name of the node is missing");
        }
        Arguments arguments = new Arguments(new Name(words.getFirst()), Optional.empty(), false);
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--foreground")) {
                arguments = new Arguments(arguments.node, arguments.readySocket, true);
            } else if (word.equals("--ready-socket") && i + 1 < words.size()) {
                arguments = new Arguments(arguments.node, Optional.of(Path.of(words.get(++i))), arguments.foreground);
            } else {
                throw new OckamException(ErrorCode.INVALID, "The process of a node knows no argument " + word);
            }
        }
        return arguments;
    }
}
