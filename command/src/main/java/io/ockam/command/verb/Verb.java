package io.ockam.command.verb;

/** The last word of a command: what it takes and what it does. A new one is made for each run. */
public non-sealed interface Verb extends Command {

    /** Its options and help. Called before {@link #run}, and alone for help. */
    Spec spec();

    /**
     * Does it.
     *
     * @return what to print; notices and progress went to the terminal meanwhile
     * @throws io.ockam.core.OckamException what is reported, with exit status 70, or 64 for a {@link UsageException}
     */
    Result run(Invocation invocation);
}
