package io.ockam.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build.
 *
 * @param number for example {@code 0.1.0}
 * @param hash the commit that it was built from; empty where the build did not know
 */
public record Version(String number, String hash) {
    private static final Version THIS = read();

    public static Version current() {
        return THIS;
    }

    private static Version read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("The build has left out version.properties");
            }
            Properties properties = new Properties();
            properties.load(in);
            return new Version(properties.getProperty("version", ""), properties.getProperty("hash", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
