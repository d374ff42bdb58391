package io.ockam.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;

/**
 * What a command did. Every check tells the whole story when it fails, and returns the run, so that checks can be chained.
 *
 * @param exit the exit status
 * @param stdout what it wrote there, as UTF-8, exactly
 * @param stderr the same
 * @param took from the moment somebody waited for it
 */
record Run(List<String> command, int exit, String stdout, String stderr, Duration took) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Exit status 0. */
    Run succeeds() {
        return exits(0);
    }

    /** Invalid usage: status 64, the report on stderr, nothing on stdout. */
    Run isRefusedAsUsage() {
        assertThat(stdout).as(story()).isEmpty();
        return exits(64);
    }

    /** A failure of the command: status 70, a report on stderr that holds {@code text}, nothing on stdout. */
    Run failsSaying(String text) {
        assertThat(stdout).as(story()).isEmpty();
        return exits(70).reporting(text);
    }

    Run exits(int status) {
        assertThat(exit).as(story()).isEqualTo(status);
        return this;
    }

    /** Stdout is exactly this; nothing before it, nothing after it. */
    Run printing(String text) {
        assertThat(stdout).as(story()).isEqualTo(text);
        return this;
    }

    Run printingSomethingLike(String regex) {
        assertThat(stdout).as(story()).containsPattern(regex);
        return this;
    }

    Run showing(String... texts) {
        assertThat(stdout).as(story()).contains(texts);
        return this;
    }

    Run notShowing(String text) {
        assertThat(stdout).as(story()).doesNotContain(text);
        return this;
    }

    /** Stderr holds this. */
    Run reporting(String text) {
        assertThat(stderr).as(story()).contains(text);
        return this;
    }

    /** Nothing on stderr. */
    Run quietly() {
        assertThat(stderr).as(story()).isEmpty();
        return this;
    }

    /** Stderr tells a person what happened: no stack traces, no class names. */
    Run withoutStackTrace() {
        assertThat(stderr + stdout).as(story()).doesNotContainPattern("(?m)^\\s+at [a-z]+\\.")
                .doesNotContain("Exception");
        return this;
    }

    /** Stdout as JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(stdout);
        } catch (JsonProcessingException e) {
            throw new AssertionError(story(), e);
        }
    }

    /** Stdout is JSON with this text or number at the JSON pointer. */
    Run json(String pointer, String value) {
        assertThat(json().at(pointer).asText()).as(story()).isEqualTo(value);
        return this;
    }

    private String story() {
        return String.join(" ", command) + "\n--- exit " + exit + " after " + took.toMillis() + " ms\n--- stdout\n"
                + stdout + "\n--- stderr\n"
                + stderr + "\n---\n";
    }
}
