package io.ockam.command.jq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.state.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A jq program, as jq 1.7 understands it, without modules, input and environment. For one thread. */
public final class JqProgram {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final Pattern PLACE = Pattern.compile("at line ([0-9]+), column ([0-9]+)");

    private final Scope scope = Scope.newEmptyScope();
    private final JsonQuery query;

    private JqProgram(JsonQuery query) {
        this.query = query;
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_7, scope);
    }

    /**
     * What a program gave.
     *
     * @param failure why it stopped before its end
     */
    public record Outcome(List<Json> results, Optional<String> failure) {}

    /** @throws OckamException {@link ErrorCode#INVALID} if it is no program */
    public static JqProgram compile(String text) {
        if (text.isBlank()) {
            throw new OckamException(ErrorCode.INVALID, "The jq program is empty; '.' is the one that changes nothing");
        }
        try {
            return new JqProgram(JsonQuery.compile(text, Versions.JQ_1_7));
        } catch (JsonQueryException e) {
            Throwable parser = e.getCause() == null ? e : e.getCause();
            throw new OckamException(ErrorCode.INVALID,
                    "The jq program '" + text + "' cannot be understood"
                            + place(text, String.valueOf(parser.getMessage())));
        }
    }

    /** What the parser says has its place in it, and every token of its grammar. */
    private static String place(String program, String parserSays) {
        Matcher found = PLACE.matcher(parserSays);
        if (!found.find()) {
            return ": " + parserSays.lines().findFirst().orElse("");
        }
        if (parserSays.contains("<EOF>")) {
            return ": it ends too early";
        }
        String line = program.lines().skip(Integer.parseInt(found.group(1)) - 1L).findFirst().orElse("");
        int column = Integer.parseInt(found.group(2));
        return " from column " + column + " on: '" + line.substring(Math.min(column - 1, line.length())) + "'";
    }

    /** Everything that the program makes of the document, up to its first failure. */
    public Outcome run(Json document) {
        List<Json> results = new ArrayList<>();
        try {
            JsonNode input = MAPPER.readTree(document.compact());
            query.apply(Scope.newChildScope(scope), input, result -> results.add(Json.parse(result.toString())));
            return new Outcome(results, Optional.empty());
        } catch (JsonQueryException e) {
            return new Outcome(results, Optional.of(String.valueOf(e.getMessage())));
        } catch (JsonProcessingException e) {
            throw new OckamException(ErrorCode.INTERNAL, "A result of this command is not JSON", e);
        }
    }
}
