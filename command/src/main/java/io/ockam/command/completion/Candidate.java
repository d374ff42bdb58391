package io.ockam.command.completion;

/**
 * A word that can stand there.
 *
 * @param about one sentence; may be empty
 */
record Candidate(String word, String about) {
    /** The shell's own files. */
    static final Candidate FILES = new Candidate(":files", "");
    /** The shell's own folders. */
    static final Candidate FOLDERS = new Candidate(":folders", "");

    /** As the scripts read it. */
    String line() {
        return about.isEmpty() ? word : word + '\t' + about;
    }
}
