import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Puts together what a user installs, from what the build has left: {@code ockam/bin/ockam} and {@code ockam/lib/<build id>/}.
 *
 * <p>The build id is a hash of jars, flags and the JDK's version: the same content keeps its folder and its caches, other content gets
 * a folder of its own, and a command that runs meanwhile sees either the one or the other. Caches are trained by the shipped script
 * {@code train}; when that fails the commands start more slowly and the build goes on, saying so.
 *
 * <p>Run by the build with the JDK that it found: {@code java Assemble.java <repository> <jars> <ockam folder>}.
 */
final class Assemble {
    private static final int KEPT_BUILDS = 2;

    private final Path repository;
    private final Path jars;
    private final Path target;

    private Assemble(Path repository, Path jars, Path target) {
        this.repository = repository;
        this.jars = jars;
        this.target = target;
    }

    static void main(String[] args) throws Exception {
        new Assemble(Path.of(args[0]).toAbsolutePath().normalize(), Path.of(args[1]), Path.of(args[2]).toAbsolutePath().normalize())
                .run();
    }

    private void run() throws Exception {
        List<Path> content = content();
        String id = id(content);
        Path lib = target.resolve("lib").resolve(id);
        if (isWhole(lib)) {
            Files.setLastModifiedTime(lib, FileTime.fromMillis(System.currentTimeMillis()));
            say("lib/" + id + " is there already, caches and all");
        } else {
            fill(lib, content);
        }
        launcher(id);
        link();
        prune();
        delete(jars); // so that the next build finds no jar that nothing needs any more
    }

    /** Jars, flags, scripts and licences, in the order in which the build id counts them. */
    private List<Path> content() throws IOException {
        Path own = repository.resolve("distribution/src/main");
        try (Stream<Path> all = Stream.of(Files.list(jars), Files.list(own.resolve("jvm")), Files.list(own.resolve("train")),
                Stream.of("LICENSE", "NOTICE", "scripts/find-java.sh").map(repository::resolve)).flatMap(s -> s)) {
            return all.filter(Files::isRegularFile).sorted(Comparator.comparing(p -> p.getFileName().toString())).toList();
        }
    }

    private static String id(List<Path> content) throws IOException, NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (Path file : content) {
            hash.update(file.getFileName().toString().getBytes());
            hash.update(Files.readAllBytes(file));
        }
        hash.update(System.getProperty("java.home").getBytes());
        hash.update(System.getProperty("java.vm.version").getBytes());
        return HexFormat.of().formatHex(hash.digest(), 0, 6);
    }

    private static boolean isWhole(Path lib) {
        return Files.exists(lib.resolve("command.aot")) && Files.exists(lib.resolve("daemon.aot"));
    }

    private void fill(Path lib, List<Path> content) throws Exception {
        Path fresh = lib.resolveSibling(lib.getFileName() + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        for (Path file : content) {
            Files.copy(file, fresh.resolve(file.getFileName()), COPY_ATTRIBUTES);
        }
        for (String script : List.of("train", "mend")) {
            fresh.resolve(script).toFile().setExecutable(true, false);
        }
        unpackNatives(fresh);
        Path java = Path.of(System.getProperty("java.home"));
        Files.writeString(fresh.resolve("jdk"), java + "\n" + System.getProperty("java.version") + "\n");
        train(fresh, java);
        Path old = lib.resolveSibling(lib.getFileName() + ".old");
        if (Files.exists(lib)) { // whose training had failed
            Files.move(lib, old, ATOMIC_MOVE);
        }
        Files.move(fresh, lib, ATOMIC_MOVE);
        delete(old);
    }

    /** Netty finds its libraries beside the jars; else each node would unpack them into the temp directory, which may forbid execution. */
    private static void unpackNatives(Path lib) throws IOException {
        List<Path> withNatives;
        try (Stream<Path> all = Files.list(lib)) {
            withNatives = all.filter(jar -> jar.getFileName().toString().matches("netty-.*-native-.*\\.jar")).toList();
        }
        for (Path jar : withNatives) {
            try (FileSystem inside = FileSystems.newFileSystem(jar); Stream<Path> files = Files.walk(inside.getPath("/META-INF"))) {
                for (Path library : files.filter(file -> file.toString().endsWith(".so")).toList()) {
                    Files.copy(library, lib.resolve(library.getFileName().toString()));
                }
            }
        }
    }

    private static void train(Path lib, Path java) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(lib.resolve("train").toString(), java.resolve("bin/java").toString()).inheritIO().start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            say("WARNING: training took over 5 minutes and was ended; commands will start more slowly");
        } else if (process.exitValue() != 0) {
            say("WARNING: training failed with status " + process.exitValue() + "; commands will start more slowly");
        } else {
            say("caches trained in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
        }
    }

    private void launcher(String id) throws IOException {
        Path bin = Files.createDirectories(target.resolve("bin"));
        Path fresh = bin.resolve("ockam.new");
        Files.writeString(fresh, Files.readString(repository.resolve("scripts/launcher.sh")).replace("@LIB@", "lib/" + id));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, bin.resolve("ockam"), ATOMIC_MOVE);
    }

    /** {@code target/ockam} at the top of the repository, for the hand. */
    private void link() throws IOException {
        Path link = Files.createDirectories(repository.resolve("target")).resolve("ockam");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, link.getParent().relativize(target));
    }

    /** Keeps the newest builds only; one before the current may still have a node running. */
    private void prune() throws IOException {
        List<Path> old;
        try (Stream<Path> builds = Files.list(target.resolve("lib"))) {
            old = builds.sorted(Comparator.comparing(Assemble::modified).reversed()).skip(KEPT_BUILDS).toList();
        }
        for (Path build : old) {
            delete(build);
        }
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void say(String line) {
        System.out.println("[ockam] " + line);
    }
}
