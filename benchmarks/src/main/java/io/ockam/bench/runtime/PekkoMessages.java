package io.ockam.bench.runtime;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.UntypedAbstractActor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same with Pekko's leanest actors, unbounded mailboxes, and two dispatchers: as shipped, and tuned to this work. */
@State(Scope.Benchmark)
public class PekkoMessages {
    private static final int MESSAGES = OckamMessages.MESSAGES;
    private static final Object MESSAGE = new Object();

    @Param({"default", "tuned"})
    String dispatcher = "default";

    private ActorSystem system = ActorSystem.create();
    private ActorRef ping = ActorRef.noSender();
    private ActorRef sink = ActorRef.noSender();
    private CountDownLatch done = new CountDownLatch(0);

    static Config config(String dispatcher) {
        String tuned = """
                pekko.actor.default-dispatcher {
                  throughput = 64
                  fork-join-executor { parallelism-min = %1$d, parallelism-max = %1$d }
                }
                """.formatted(Math.max(2, Runtime.getRuntime().availableProcessors()));
        String quiet = """
                pekko.loglevel = OFF
                pekko.stdout-loglevel = OFF
                """;
        return ConfigFactory.parseString(dispatcher.equals("tuned") ? quiet + tuned : quiet)
                .withFallback(ConfigFactory.load());
    }

    /** Sends back what it gets, until it has seen its share. */
    private final class Player extends UntypedAbstractActor {
        private final ActorRef other;
        private int left;

        Player(ActorRef other) {
            this.other = other;
        }

        @Override
        public void onReceive(Object message) {
            if (message instanceof Integer window) {
                left = MESSAGES / 2;
                for (int i = 0; i < window; i++) {
                    other.tell(MESSAGE, getSelf());
                }
            } else if (left-- > 0) {
                other.tell(MESSAGE, getSelf());
            } else {
                done.countDown();
            }
        }
    }

    private static final class Mirror extends UntypedAbstractActor {
        @Override
        public void onReceive(Object message) {
            getSender().tell(message, getSelf());
        }
    }

    /** Counts. */
    private final class Sink extends UntypedAbstractActor {
        private int count;

        @Override
        public void onReceive(Object message) {
            if (++count % MESSAGES == 0) {
                done.countDown();
            }
        }
    }

    @Setup
    public void start() {
        system.terminate();
        system = ActorSystem.create("bench", config(dispatcher));
        ActorRef pong = system.actorOf(Props.create(Mirror.class, Mirror::new));
        ping = system.actorOf(Props.create(Player.class, () -> new Player(pong)));
        sink = system.actorOf(Props.create(Sink.class, Sink::new));
    }

    @TearDown
    public void stop() {
        system.terminate();
    }

    private void play(int window) throws InterruptedException {
        done = new CountDownLatch(window);
        ping.tell(window, ActorRef.noSender());
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void pingPong1() throws InterruptedException {
        play(1);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void pingPong100() throws InterruptedException {
        play(100);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void tell() throws InterruptedException {
        done = new CountDownLatch(1);
        for (int i = 0; i < MESSAGES; i++) {
            sink.tell(MESSAGE, ActorRef.noSender());
        }
        done.await();
    }
}
