package io.ockam.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final Turns turns = new Turns(loop);
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private boolean turn(String name, boolean reads) {
        seen.add(name);
        if (reads) {
            // As a socket's own events, which come before what is scheduled.
            loop.execute(() -> seen.add(name + " has read"));
        }
        return reads;
    }

    @Test
    void whoever_begins_to_read_has_read_before_the_next_is_asked() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            turns.take(() -> turn("a", true));
            turns.take(() -> turn("b", false));
            turns.take(() -> turn("c", true));
            turns.take(() -> {
                boolean reads = turn("d", false);
                done.countDown();
                return reads;
            });
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).containsExactly("a", "a has read", "b", "c", "c has read", "d");
    }

    @Test
    void those_that_only_wait_again_hold_up_nobody() {
        loop.submit(() -> {
            for (int i = 0; i < 1000; i++) {
                turns.take(() -> turn("waits", false));
            }
        }).awaitUninterruptibly();
        loop.submit(() -> {}).awaitUninterruptibly();
        assertThat(seen).hasSize(1000);
    }

    @Test
    void one_that_fails_takes_nobody_elses_turn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> {
            turns.take(() -> {
                throw new IllegalStateException("for this test");
            });
            turns.take(() -> {
                done.countDown();
                return false;
            });
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
