package io.ockam.command;

/** The command's entry: the version, for now. */
public final class Main {
    private Main() {}

    /** Prints the version. */
    public static void main(String[] args) {
        System.out.print("    ockam 0.1.0\n    compiled from: \n");
    }
}
