package io.ockam.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages and the javadoc point at is there: pages, decisions, packages, classes. */
class DocsTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("ockam.repository", "."));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#: ]+)(#[^)]*)?\\)");
    private static final Pattern HREF = Pattern.compile("href=\"(\\.\\.[^\"#]+)");
    private static final Pattern DECISION = Pattern.compile("[Dd]ecision (\\d+)");
    private static final Pattern PACKAGE = Pattern.compile("`(io\\.ockam(?:\\.[a-z]\\w*)+)");
    /** Two words at least: names of one word are words of the language as well. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`");

    private static final List<Path> PAGES = files(".md");
    private static final List<Path> SOURCES = files(".java");

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(REPOSITORY)) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !REPOSITORY.relativize(path).toString().matches("(.*/)?(target|\\.git)/.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code pattern} finds in {@code files} and is not there, each with the file that says it. */
    private static Set<String> missing(List<Path> files, Pattern pattern, Predicate<Named> isThere) {
        Set<String> missing = new TreeSet<>();
        for (Path file : files) {
            pattern.matcher(text(file)).results().map(found -> new Named(file, found.group(1)))
                    .filter(isThere.negate()).forEach(named -> missing.add(file + ": " + named.name));
        }
        return missing;
    }

    private record Named(Path file, String name) {
        boolean isBeside() {
            return Files.exists(file.resolveSibling(name));
        }

        boolean isADecision() {
            String beginning = "%04d-".formatted(Integer.parseInt(name));
            return PAGES.stream().anyMatch(page -> page.getFileName().toString().startsWith(beginning));
        }

        boolean isAPackage() {
            String folder = "java/" + name.replace('.', '/') + "/";
            return SOURCES.stream().anyMatch(source -> source.toString().contains(folder));
        }
    }

    @Test
    void links_lead_to_what_is_there() {
        assertThat(PAGES).hasSizeGreaterThan(20);
        assertThat(missing(PAGES, LINK, Named::isBeside)).isEmpty();
        assertThat(missing(SOURCES, HREF, Named::isBeside)).isEmpty();
        assertThat(missing(PAGES, DECISION, Named::isADecision)).isEmpty();
        assertThat(missing(SOURCES, DECISION, Named::isADecision)).isEmpty();
    }

    @Test
    void packages_and_classes_have_the_names_that_the_pages_give_them() {
        Set<String> words = SOURCES.stream().flatMap(source -> Stream.of(text(source).split("\\W+", -1)))
                .collect(Collectors.toSet());
        assertThat(missing(PAGES, PACKAGE, Named::isAPackage)).isEmpty();
        assertThat(missing(PAGES.stream().filter(page -> !page.toString().contains("/decisions/")).toList(), CLASS,
                named -> words.contains(named.name))).isEmpty();
    }
}
