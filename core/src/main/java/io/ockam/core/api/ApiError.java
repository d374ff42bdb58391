package io.ockam.core.api;

import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborType;
import io.ockam.core.codec.CborWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The body of a response that failed, {@code {? 1: path, ? 2: method, ? 3: message, ? 4: cause}}; text alone is its message.
 */
public record ApiError(Optional<String> path, Optional<Method> method, Optional<String> message,
        Optional<ApiError> cause) implements CborItem {

    public static ApiError of(String message) {
        return new ApiError(Optional.empty(), Optional.empty(), Optional.of(message), Optional.empty());
    }

    /** About {@code request}, whose path and method are named. */
    public static ApiError of(Request request, String message) {
        return new ApiError(Optional.of(request.path()), request.method(), Optional.of(message), Optional.empty());
    }

    /** @throws io.ockam.core.codec.MalformedException if it is neither a map nor text, or its causes nest too deep */
    public static ApiError read(CborReader in) {
        return in.peek() == CborType.TEXT
                ? of(in.text())
                : in.map(fields -> new ApiError(fields.optional(1, CborReader::text), fields.optional(2, Method::read),
                        fields.optional(3, CborReader::text), fields.optional(4, ApiError::read)));
    }

    @Override
    public void write(CborWriter out) {
        out.map(fields -> {
            fields.optional(1, path, CborWriter::text);
            fields.optional(2, method, CborWriter::item);
            fields.optional(3, message, CborWriter::text);
            fields.optional(4, cause, CborWriter::item);
        });
    }

    /** {@code message: no such inlet, path: /node/inlet/a, method: GET}, and the cause behind. */
    @Override
    public String toString() {
        return Stream.of(message.map("message: "::concat), path.map("path: "::concat), method.map(m -> "method: " + m),
                cause.map(ApiError::toString)).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }
}
