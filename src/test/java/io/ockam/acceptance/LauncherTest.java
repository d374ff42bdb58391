package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code bin/ockam} before any Java runs: which JDK, which folder, which cache. */
@ExtendWith(OckamExtension.class)
class LauncherTest {

    @Test
    void the_command_runs_from_any_folder_and_through_a_link(Ockam ockam) throws IOException {
        String version = ockam.run("--version").succeeds().quietly().stdout();
        Path link = Files.createSymbolicLink(ockam.scratch().resolve("link"), ockam.binary());
        Path relative = Files.createSymbolicLink(ockam.scratch().resolve("second"), Path.of("link"));

        ockam.program(link.toString(), "--version").succeeds().printing(version);
        ockam.program(relative.toString(), "--version").succeeds().printing(version);
        ockam.shell("cd / && .%s --version".formatted(ockam.binary())).succeeds().printing(version);
        ockam.shell("cd %s/.. && bin/ockam --version".formatted(ockam.binary().getParent())).succeeds()
                .printing(version);
    }

    @Test
    void without_a_java_of_25_or_newer_it_says_where_it_looked(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        Files.writeString(own.lib().resolve("jdk"), "/no/such/jdk\n25\n");
        Path old = ockam.scratch().resolve("old");
        Path java = Files.writeString(Files.createDirectories(old.resolve("bin")).resolve("java"), "#!/bin/sh\n");
        java.toFile().setExecutable(true);
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.15\"\n");

        own.with("JAVA_HOME", old.toString()).with("PATH", "/nowhere").run("--version")
                .failsSaying("no Java 25 or newer")
                .reporting("/no/such/jdk").reporting(old + " is Java 17.0.15")
                .reporting("OCKAM_JAVA_HOME is not set")
                .reporting("no java in any of its folders");
    }

    @Test
    void a_java_named_by_the_environment_or_on_the_path_is_found_when_that_of_the_build_is_gone(Ockam ockam)
            throws IOException {
        Ockam own = ockam.withOwnDistribution();
        String version = own.run("--version").stdout();
        String jdk = Files.readAllLines(own.lib().resolve("jdk")).getFirst();
        Files.writeString(own.lib().resolve("jdk"), "/no/such/jdk\n25\n");

        own.with("JAVA_HOME", jdk).with("PATH", "/nowhere").run("--version").succeeds().quietly().printing(version);
        own.with("OCKAM_JAVA_HOME", jdk).with("PATH", "/nowhere").run("--version").succeeds().printing(version);
        own.with("PATH", jdk + "/bin").run("--version").succeeds().quietly().printing(version);
        Path bin = Files.createDirectories(ockam.scratch().resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of(jdk, "bin/java"));
        own.with("PATH", bin + ":/usr/bin").run("--version").succeeds().printing(version);
    }

    @Test
    void variables_that_make_java_talk_are_not_heard(Ockam ockam) {
        ockam.with("JAVA_TOOL_OPTIONS", "-Dx=y").with("_JAVA_OPTIONS", "-Dx=y").with("JDK_JAVA_OPTIONS", "-Dx=y")
                .run("--version").succeeds()
                .quietly();
    }

    @Test
    void a_missing_damaged_or_older_cache_costs_only_speed(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        String codes = own.run("help", "exit-codes").succeeds().quietly().stdout();
        Path cache = own.lib().resolve("command.aot");
        assertThat(cache).as("trained by the build").exists();

        Files.delete(own.lib().resolve("sums"));
        Files.setLastModifiedTime(own.lib().resolve("ockam-core.jar"), FileTime.from(Instant.now()));
        own.run("help", "exit-codes").succeeds().quietly().printing(codes);
        Files.writeString(cache, "not a cache");
        own.run("help", "exit-codes").succeeds().quietly().printing(codes);
        Files.delete(cache);
        own.run("help", "exit-codes").succeeds().quietly().printing(codes);
    }

    @Test
    void a_copy_that_kept_no_times_has_its_caches_again_with_the_first_command(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        Path jar = own.lib().resolve("ockam-core.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));

        own.run("help", "exit-codes").succeeds().quietly();

        assertThat(Files.getLastModifiedTime(jar))
                .isEqualTo(Files.getLastModifiedTime(ockam.lib().resolve("ockam-core.jar")));
        assertThat(Files.getLastModifiedTime(own.lib().resolve("command.aot")))
                .isGreaterThan(Files.getLastModifiedTime(jar));
        assertThat(own.lib().resolve("sums")).as("a copy of the copy can be mended as well").exists();
    }

    @Test
    void the_version_is_the_same_whether_the_launcher_tells_it_or_the_program(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        String told = own.run("--version").succeeds().quietly().stdout();
        assertThat(told).contains("ockam ");
        Files.delete(own.lib().resolve("version"));
        own.run("--version").succeeds().quietly().printing(told);
        own.run("-V").succeeds().quietly().printing(told);
    }

    @Test
    void a_replaced_jar_is_what_runs_whatever_the_cache_says(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        Path sources = Files.createDirectories(ockam.scratch().resolve("io/ockam/command"));
        Path main = Files.writeString(sources.resolve("Main.java"), """
                package io.ockam.command;
                public class Main { public static void main(String[] a) { System.out.print("the new one"); } }
                """);
        String bin = Files.readAllLines(own.lib().resolve("jdk")).getFirst() + "/bin/";
        own.program(bin + "javac", main.toString()).succeeds();
        own.program(bin + "jar", "--update", "--file", own.lib().resolve("ockam-command.jar").toString(), "-C",
                ockam.scratch().toString(),
                "io/ockam/command/Main.class").succeeds();

        own.run("--version").succeeds().printing("the new one");
        own.run("--version").succeeds().quietly().printing("the new one");
    }

    @Test
    void a_build_folder_that_is_gone_is_named(Ockam ockam) throws IOException {
        Ockam own = ockam.withOwnDistribution();
        Path lib = own.lib();
        Files.move(lib, ockam.scratch().resolve("moved"));
        own.run("--version").failsSaying(lib + " is gone");
    }
}
