package io.ockam.daemon.http;

/** What answers requests. Called from many threads at once. */
@FunctionalInterface
public interface HttpService {
    /**
     * Answers one request, on a virtual thread of its own; may block. Interrupted when the deadline is over or the client has
     * gone; what it returns then is thrown away.
     *
     * @throws Exception to answer with an internal error; services answer known failures themselves
     */
    HttpAnswer answer(HttpQuestion question) throws Exception;

    /** What is answered when the server itself has to say no: a malformed or too large request, a missed deadline. */
    default HttpAnswer refusal(int status, String reason) {
        return HttpAnswer.of(status, "text/plain; charset=utf-8", reason + "\n");
    }
}
