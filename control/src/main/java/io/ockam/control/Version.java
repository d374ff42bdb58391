package io.ockam.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The version of this build.
 *
 * @param number for example {@code 0.1.0}
 * @param hash the commit that it was built from, with {@code -dirty} behind it when files were changed; empty where the build did not know
 */
public record Version(String number, String hash) {
    private static final Version THIS = read();

    public static Version current() {
        return THIS;
    }

    private static Version read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties");
                InputStream commit = Version.class.getResourceAsStream("commit")) {
            if (in == null) {
                throw new IllegalStateException("The build has left out version.properties");
            }
            properties.load(in);
            String hash = commit == null ? "" : new String(commit.readAllBytes(), StandardCharsets.US_ASCII).strip();
            return new Version(properties.getProperty("version", ""), hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
