package io.ockam.state.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a text into a tree, with Jackson's streaming parser underneath. */
final class JsonParser {
    /** A number this long is no quantity of ours. */
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Json.MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH).maxStringLength(Integer.MAX_VALUE).build())
            .build();

    private final com.fasterxml.jackson.core.JsonParser tokens;

    private JsonParser(com.fasterxml.jackson.core.JsonParser tokens) {
        this.tokens = tokens;
    }

    static Json parse(String text) {
        try (com.fasterxml.jackson.core.JsonParser tokens = FACTORY.createParser(text)) {
            return new JsonParser(tokens).only();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    static Json parse(byte[] utf8) {
        try (com.fasterxml.jackson.core.JsonParser tokens = FACTORY.createParser(utf8)) {
            return new JsonParser(tokens).only();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    /** Jackson's text without its source snippet, which might show a secret; and where it was. */
    private static JsonException explain(IOException cause) {
        if (cause instanceof JsonProcessingException e && e.getLocation() != null) {
            return new JsonException("line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr()
                    + ": not valid JSON", e);
        }
        return new JsonException("not valid JSON", cause);
    }

    private Json only() throws IOException {
        if (tokens.nextToken() == null) {
            throw new JsonException("empty, not JSON");
        }
        Json value = value();
        if (tokens.nextToken() != null) {
            throw new JsonException(
                    "line " + tokens.currentTokenLocation().getLineNr() + ": text after the end of the JSON value");
        }
        return value;
    }

    private Json value() throws IOException {
        JsonToken token = tokens.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(tokens.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(tokens.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw new JsonException("unexpected " + token);
        };
    }

    private Json object() throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        for (String name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
            tokens.nextToken();
            if (fields.put(name, value()) != null) {
                throw new JsonException("line " + tokens.currentTokenLocation().getLineNr() + ": the field '" + name
                        + "' is there twice");
            }
        }
        return new JsonObject(fields);
    }

    private Json array() throws IOException {
        List<Json> items = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Array(items);
    }
}
