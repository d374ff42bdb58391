package io.ockam.identity.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;

/** The known channels of src/test/resources/channel: computed ones, and three that were recorded with the Rust implementation. */
public final class ChannelVectors {
    private ChannelVectors() {}

    public static JsonNode computed() {
        return load("secure_channel.json");
    }

    public static JsonNode live(String name) {
        return load("secure_channel_live.json").get(name);
    }

    private static JsonNode load(String file) {
        try (InputStream in = Objects.requireNonNull(ChannelVectors.class.getResourceAsStream("/channel/" + file))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytes(JsonNode of, String field) {
        return HexFormat.of().parseHex(of.get(field).asText());
    }
}
