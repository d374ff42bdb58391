package io.ockam.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import io.ockam.core.codec.CborReader;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
    private final RandomGenerator random = new Random(7);

    @Test
    void a_request_has_the_bytes_of_the_protocol() {
        Request request = new Request(1, "/node", Optional.of(Method.GET), Optional.empty());
        assertThat(hex(request.encode())).isEqualTo("0e" + "a4010102652f6e6f6465030004f4");
        Request post = new Request(0xdeadbeefL, "v0/message", Optional.of(Method.POST), Optional.empty());
        assertThat(hex(post.with(out -> out.nothing()).encode()))
                .isEqualTo("18" + "a4011adeadbeef026a76302f6d657373616765030104f5" + "f6");
        assertThat(Request.decode(request.encode())).isEqualTo(request);
    }

    @Test
    void a_response_has_the_bytes_of_the_protocol() {
        Response response = new Response(2, 1, Optional.of(Status.OK), Optional.empty());
        assertThat(hex(response.encode())).isEqualTo("0a" + "a401020201031" + "8c804f4");
        assertThat(Response.decode(response.encode()).success()).isEqualTo(response);
    }

    @Test
    void a_body_follows_its_header() {
        Request request = Request.of(Method.PUT, "/a/b", random).with(out -> out.text("x"));
        Request received = Request.decode(request.encode());
        assertThat(received.id()).isEqualTo(request.id()).isBetween(1L, 0xffff_ffffL);
        String body = received.body(CborReader::text);
        assertThat(body).isEqualTo("x");
        Response response = Response.decode(Response.ok(received, out -> out.unsigned(5), random).encode());
        assertThat(response.re()).isEqualTo(request.id());
        int answer = response.success(CborReader::u8);
        assertThat(answer).isEqualTo(5);
    }

    @Test
    void what_an_older_or_newer_peer_says_is_tolerated() {
        Request tagged = Request.decode(payload("11" + "a600197e7f010102616103091863f504f4"));
        assertThat(tagged).isEqualTo(new Request(1, "a", Optional.empty(), Optional.empty()));
        Response odd = Response.decode(payload("0b" + "a401020201031903e704f4"));
        assertThat(odd.status()).isEmpty();
        assertThatThrownBy(odd::success).hasMessage("No status code found in response");
    }

    @Test
    void a_failure_says_what_the_peer_said() {
        Request request = Request.of(Method.GET, "unknown", random);
        Response failure = Response
                .decode(Response.failed(request, Status.BAD_REQUEST, "unknown path", random).encode());
        assertThat(hex(failure.body().orElseThrow())).isEqualTo("a30167756e6b6e6f776e0200036c756e6b6e6f776e2070617468");
        assertThatThrownBy(failure::success).isInstanceOf(OckamException.class).hasMessage(
                "An error occurred while processing the request. Status code: 400 BadRequest. Message: unknown path")
                .extracting(e -> ((OckamException) e).code()).isEqualTo(ErrorCode.INVALID);
        Response text = new Response(1, 2, Optional.of(Status.FORBIDDEN), Optional.of(payload("626e6f")));
        assertThatThrownBy(text::success).hasMessageEndingWith("Status code: 403 Forbidden. Message: no");
        Response garbage = new Response(1, 2, Optional.of(Status.NOT_FOUND), Optional.of(payload("ff")));
        assertThatThrownBy(garbage::success).hasMessageEndingWith("Status code: 404 NotFound");
    }

    @Test
    void a_missing_or_wrong_body_is_an_error() {
        Response none = new Response(1, 2, Optional.of(Status.OK), Optional.empty());
        assertThatThrownBy(() -> none.success(CborReader::u8)).hasMessage("expected a message body, got nothing");
        Response wrong = new Response(1, 2, Optional.of(Status.OK), Optional.of(payload("60")));
        assertThatThrownBy(() -> wrong.success(CborReader::u8)).hasMessage("Failed to decode response body: "
                + "Malformed CBOR at byte 0: expected an unsigned integer, found text");
    }

    @ParameterizedTest
    @CsvSource({"NOT_FOUND, NOT_FOUND", "MALFORMED, BAD_REQUEST", "ALREADY_EXISTS, INTERNAL_SERVER_ERROR"})
    void an_exception_becomes_a_status(ErrorCode code, Status status) {
        Request request = Request.of(Method.GET, "a", random);
        assertThat(Response.failed(request, new OckamException(code, "why"), random).status()).contains(status);
    }

    @Test
    void an_error_shows_what_it_knows_and_its_cause() {
        ApiError cause = ApiError.of("disk full");
        ApiError error = new ApiError(Optional.of("/a"), Optional.of(Method.PUT), Optional.of("no"),
                Optional.of(cause));
        assertThat(ApiError.read(CborReader.of(error.toCbor()))).isEqualTo(error)
                .hasToString("message: no, path: /a, method: PUT, message: disk full");
    }

    @Test
    void causes_cannot_be_nested_without_end() {
        byte[] bomb = Bytes.hex("a104".repeat(100_000)).toArray();
        assertThatThrownBy(() -> ApiError.read(CborReader.of(bomb))).hasMessageContaining("at byte");
    }

    @ParameterizedTest
    @CsvSource({"/node/inlet/a/b/c, 3, 'node,inlet,a/b/c'", "///a//b, 5, 'a,,b'", "/, 5, ''", "'', 5, ''",
        "a/, 5, 'a,'"})
    void a_path_is_cut_into_segments(String path, int most, String segments) {
        Request request = new Request(1, path, Optional.empty(), Optional.empty());
        assertThat(String.join(",", request.segments(most))).isEqualTo(segments);
    }

    private static String hex(Payload payload) {
        return Bytes.of(payload.toArray()).toHex();
    }

    private static Payload payload(String hex) {
        return Payload.wrap(Bytes.hex(hex).toArray());
    }
}
