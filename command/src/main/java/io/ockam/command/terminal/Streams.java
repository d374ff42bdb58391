package io.ockam.command.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;

/**
 * The two outputs of the process, which of them are terminals, and the device behind them.
 *
 * <p>Both outputs are unbuffered: what was written has left the process.
 */
public record Streams(OutputStream out, OutputStream err, boolean outIsTerminal, boolean errIsTerminal, Tty tty) {

    /**
     * Those of this process.
     *
     * @param terminals the digits of the file descriptors that are terminals, as the launcher tells: {@code 012} for all three
     */
    public static Streams ofProcess(String terminals) {
        boolean out = terminals.indexOf('1') >= 0;
        boolean err = terminals.indexOf('2') >= 0;
        return new Streams(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), out, err,
                out || err ? new SttyTerminal() : Tty.NONE);
    }
}
