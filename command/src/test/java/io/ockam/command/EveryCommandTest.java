package io.ockam.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ockam.command.help.Page;
import io.ockam.command.terminal.Streams;
import io.ockam.command.terminal.Tty;
import io.ockam.command.verb.Environment;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Option;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for each command of the table, whatever it does. */
class EveryCommandTest {
    private static final Page ROOT = new Page(List.of("ockam"), Nouns.table());

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private Run run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(Map.of("OCKAM_HOME", folder.resolve("home").toString()));
        int exit = new Ockam(Nouns.table(), environment, new Streams(out, err, false, false, Tty.NONE),
                InputStream.nullInputStream(), InstantSource.system()).run(words);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<String> words(Page page, String... more) {
        List<String> words = new ArrayList<>(page.path().subList(1, page.path().size()));
        words.addAll(List.of(more));
        return words;
    }

    @TestFactory
    Stream<DynamicTest> explains_itself() {
        return ROOT.all().stream().map(page -> dynamicTest(page.name(), () -> {
            assertThat(page.about()).endsWith(".").hasSizeGreaterThan(10);
            assertThat(Stream.concat(page.options().stream(), page.arguments().stream()))
                    .allSatisfy(option -> assertThat(option.text()).as(option.shown()).isNotBlank().endsWith("."));
            for (String help : new String[]{"-h", "--help"}) {
                Run run = run(words(page, help));
                assertThat(run.exit()).isZero();
                assertThat(run.err()).isEmpty();
                assertThat(run.out()).contains("Usage: " + page.usage(), "--help").endsWith("\n")
                        .doesNotContain("\u001b");
                assertThat(run.out().lines().filter(line -> !line.startsWith("    $ ") && !line.startsWith("Usage:")))
                        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
            }
            assertThat(Files.exists(folder.resolve("home"))).as("help touches nothing").isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> refuses_an_option_that_it_does_not_have() {
        return ROOT.all().stream().map(page -> dynamicTest(page.name(), () -> {
            Run run = run(words(page, "--no-such-option"));
            assertThat(run.exit()).as(run.toString()).isEqualTo(Ockam.USAGE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("error: unexpected argument '--no-such-option' found")
                    .contains("For more information, try '--help'.");
            assertThat(Files.exists(folder.resolve("home"))).as("a usage error touches nothing").isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> has_options_that_can_be_told_apart() {
        return ROOT.all().stream().map(page -> dynamicTest(page.name(), () -> assertThat(Stream.concat(
                page.options().stream().flatMap(option -> option.names().stream()),
                GlobalOptions.ALL.stream().filter(option -> !option.isHidden())
                        .map(Option::names).flatMap(List::stream)))
                .doesNotHaveDuplicates()));
    }
}
