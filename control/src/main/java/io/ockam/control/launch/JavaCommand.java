package io.ockam.control.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * How the JVM of a node is started: by the distribution that this command belongs to, or, where there is none, as this JVM was.
 *
 * @param words the executable and everything before the arguments of the node
 */
public record JavaCommand(List<String> words) {
    private static final String MAIN = "io.ockam.daemon.Main";

    public JavaCommand {
        words = List.copyOf(words);
    }

    /**
     * As the launcher has told it.
     *
     * @param properties {@code ockam.distribution}: the folder of jars, flags and caches; {@code ockam.java}; {@code ockam.cache}: no cache is
     *        used if it is {@code none}
     */
    public static JavaCommand of(Properties properties) {
        String java = properties.getProperty("ockam.java",
                Path.of(properties.getProperty("java.home"), "bin", "java").toString());
        String distribution = properties.getProperty("ockam.distribution", "");
        return distribution.isEmpty()
                ? sameAsThis(java, properties)
                : distributed(java, Path.of(distribution), properties);
    }

    private static JavaCommand distributed(String java, Path distribution, Properties properties) {
        List<String> words = new ArrayList<>(List.of(java, "@" + distribution.resolve("daemon.jvm")));
        Path cache = distribution.resolve("daemon.aot");
        if (!properties.getProperty("ockam.cache", "").equals("none") && Files.exists(cache)) {
            words.add("-XX:AOTCache=" + cache);
        }
        words.addAll(List.of("-Djava.library.path=" + distribution, "-Dockam.distribution=" + distribution,
                "-Dockam.java=" + java, "-cp", distribution.resolve("ockam-node-daemon.jar").toString(), MAIN));
        return new JavaCommand(words);
    }

    private static JavaCommand sameAsThis(String java, Properties properties) {
        return new JavaCommand(List.of(java, "-XX:+UseSerialGC", "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", properties.getProperty("java.class.path"), MAIN));
    }
}
