package io.ockam.command.help;

import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;

/** {@code ockam exit-codes}: a topic, for help and as a man page. */
public final class ExitCodes implements Verb {
    private static final String TEXT = """
            Exit status:
              0     It was done, or there was nothing to do.
              64    What was typed cannot be understood: an unknown command, option or value. Nothing was done.
              70    It failed. The report on stderr says what happened, why, and what to do next.
              130   Interrupted by Ctrl-C.

            Error codes, in the report of a failure:
              OCK400   Something that was typed cannot be right: a name, a route, a number, a file.
              OCK403   Not allowed, by a policy, a peer, or the mode of a file.
              OCK404   There is no such thing.
              OCK409   There is one already.
              OCK412   Another command works on it, or its state does not allow this.
              OCK422   A file or a peer does not follow its format.
              OCK423   Something else uses it: a port, a vault, an identity.
              OCK499   Cancelled.
              OCK500   A mistake of this program. Please report it, with what -vv shows.
              OCK501   This version cannot do it.
              OCK503   Nobody answers there: refused, no such host, the node is not running.
              OCK504   No answer in time.
              OCK507   A limit was reached: a queue, a size, the disk.
              OCK520   The operating system failed a read or a write.
            """;

    @Override
    public Spec spec() {
        return Spec.of("What the exit status of a command and the code in its report mean.").details(TEXT);
    }

    @Override
    public Result run(Invocation invocation) {
        return Result.plain(TEXT);
    }
}
