package io.ockam.control.operation;

import java.util.Arrays;
import java.util.List;

/**
 * One thing that a node can be asked: a verb, a path, and the bodies of request and answer.
 *
 * @param path for example {@code /v1/tcp-listeners/{address}}; a part in braces stands for any text, which {@link #at} fills in
 */
public record Operation<Q, A>(Method method, String path, Body<Q> request, Body<A> answer) {

    /** Without a request body. */
    public static <A> Operation<Nothing, A> get(String path, Body<A> answer) {
        return new Operation<>(Method.GET, path, Body.NOTHING, answer);
    }

    /** Without a request body. */
    public static <A> Operation<Nothing, A> delete(String path, Body<A> answer) {
        return new Operation<>(Method.DELETE, path, Body.NOTHING, answer);
    }

    public static <Q, A> Operation<Q, A> post(String path, Body<Q> request, Body<A> answer) {
        return new Operation<>(Method.POST, path, request, answer);
    }

    /** The parts of the path between its slashes. */
    public List<String> segments() {
        return Arrays.stream(path.split("/", -1)).skip(1).toList();
    }

    public static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /**
     * The path to ask, with {@code parameters} in the place of those in braces, from left to right.
     *
     * @throws IllegalArgumentException if their number is not that of the braces
     */
    public String at(String... parameters) {
        StringBuilder filled = new StringBuilder();
        int next = 0;
        for (String segment : segments()) {
            filled.append('/');
            if (isParameter(segment)) {
                if (next == parameters.length) {
                    throw new IllegalArgumentException(path + " has more parameters than " + parameters.length);
                }
                filled.append(Percent.encode(parameters[next++]));
            } else {
                filled.append(segment);
            }
        }
        if (next != parameters.length) {
            throw new IllegalArgumentException(path + " has fewer parameters than " + parameters.length);
        }
        return filled.toString();
    }
}
