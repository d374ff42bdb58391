package io.ockam.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.ockam.core.runtime.WorkerRuntime;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VigilTest {
    private final WorkerRuntime node = WorkerRuntime.start("n");
    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    private final Vigil vigil = new Vigil(new Surroundings("tcp-inlet web", node, Guard.OPEN, PortalTimes.DEFAULT,
            new PortalCounters(Clock.systemUTC()), WindowBudget.standard(), PortalObserver.NONE, node::exists,
            new Affinity(loops)));

    @AfterEach
    void stop() {
        node.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** How often in so many seconds it is time to say something. */
    private int said(int seconds, boolean heard) {
        int said = 0;
        for (int i = 0; i < seconds; i++) {
            said += vigil.requireSigns(heard) ? 1 : 0;
        }
        return said;
    }

    @Test
    void an_end_says_that_it_is_there_every_fifteen_seconds_and_every_five_while_something_comes() {
        assertThat(said(30, false)).isEqualTo(2);
        assertThat(said(30, true)).isEqualTo(6);
        assertThat(said(30, false)).isEqualTo(2);
    }

    @Test
    void forty_five_seconds_of_silence_are_too_many() {
        said(10, true);
        said(44, false);
        assertThatThrownBy(() -> vigil.requireSigns(false)).hasMessage("the other end has been silent for 45 s");
    }
}
