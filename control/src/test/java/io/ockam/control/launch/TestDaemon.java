package io.ockam.control.launch;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.ProcessRecord;
import io.ockam.state.StateDirectory;
import io.ockam.state.process.ProcessTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that starts as a node does and then behaves as the name of the node's identity says. */
final class TestDaemon {
    private TestDaemon() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        Node node = StateDirectory.of(System.getenv()).nodes().get(new Name(words.getFirst()));
        Readiness readiness = new Readiness(Path.of(words.get(words.indexOf("--ready-socket") + 1)));
        if (!words.contains("--foreground")) { // whose output is that of the tests
            System.out.println("hello from " + node.name() + ", options " + System.getenv("JAVA_TOOL_OPTIONS"));
        }
        String behaviour = node.record().identity().orElse("run");
        switch (behaviour) {
            case "fail" -> {
                readiness
                        .failed(new OckamException(ErrorCode.UNAVAILABLE, "the network is down", "Wait for it.", null));
                System.exit(70);
            }
            case "die" -> {
                System.out.println("something terrible");
                System.exit(3);
            }
            case "hang" -> new CountDownLatch(1).await();
            default -> run(node, readiness, behaviour);
        }
    }

    private static void run(Node node, Readiness readiness, String behaviour) throws InterruptedException {
        try (var _ = node.occupy()) {
            if (behaviour.equals("stubborn")) {
                Runtime.getRuntime().addShutdownHook(new Thread(TestDaemon::waitForEver));
            }
            node.writeProcess(new ProcessRecord(new ProcessTable().self(), true,
                    Optional.empty(), Optional.empty(),
                    node.folder().resolve("control.sock"), "0.1.0"));
            readiness.ready();
            waitForEver();
        }
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
