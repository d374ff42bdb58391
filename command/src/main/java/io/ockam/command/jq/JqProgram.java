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
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/** A jq program, as jq 1.7 understands it, without modules, input and environment. For one thread. */
public final class JqProgram {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

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
            throw new OckamException(ErrorCode.INVALID, "The jq program '" + text + "' cannot be understood", e);
        }
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
