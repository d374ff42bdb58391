package io.ockam.command.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A turning sign and a message on the last line of a terminal. What is done soon shows nothing at all, so that quick commands do not flicker. */
final class Spinner implements Progress {
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 80;
    private static final long QUICK_MILLIS = 120;

    private final Terminal terminal;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile String message;

    private Spinner(Terminal terminal, String message) {
        this.terminal = terminal;
        this.message = message;
        thread = Thread.ofPlatform().daemon().name("spinner").unstarted(this::spin);
    }

    static Spinner start(Terminal terminal, String message) {
        Spinner spinner = new Spinner(terminal, message);
        spinner.thread.start();
        return spinner;
    }

    @Override
    public void tell(String other) {
        message = other;
    }

    private void spin() {
        try {
            if (!over.await(QUICK_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread atCtrlC = new Thread(this::close, "spinner-end");
                Runtime.getRuntime().addShutdownHook(atCtrlC);
                turn();
                Runtime.getRuntime().removeShutdownHook(atCtrlC);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException processEnds) {
            return; // the line has been or is being taken away
        }
    }

    private void turn() throws InterruptedException {
        int room = Math.max(terminal.width() - 5, 1); // a line that wraps could not be taken away again
        for (int frame = 0; over.getCount() > 0; frame = (frame + 1) % FRAMES.length()) {
            terminal.draw("  " + Paint.yellow(FRAMES.substring(frame, frame + 1)) + ' ' + shortened(room));
            over.await(FRAME_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** The message's first line without colours, which could not be cut, if it has more than {@code room} characters. */
    private String shortened(int room) {
        String line = message.lines().findFirst().orElse("");
        String plain = Paint.strip(line);
        return plain.length() <= room ? line : plain.substring(0, room);
    }

    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        terminal.progressOver();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
