package io.ockam.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Payload;
import java.util.Objects;
import java.util.Random;

/** {@code JAZZER_FUZZ=1 mvn test -pl core -Dtest=EnvelopeFuzzTest} looks for more. */
class EnvelopeFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void a_request_is_read_or_refused(byte[] input) {
        try {
            Request request = Request.decode(Payload.wrap(input));
            Request again = Request.decode(request.encode());
            assertThat(again.path()).isEqualTo(request.path());
            assertThat(again.method()).isEqualTo(request.method());
            assertThat(Response.ok(request, new Random(1)).re()).isEqualTo(request.id());
        } catch (OckamException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void a_response_is_a_success_or_says_why_not(byte[] input) {
        try {
            Response.decode(Payload.wrap(input)).success(ApiError::read);
        } catch (OckamException e) {
            assertThat(Objects.requireNonNull(e.getMessage())).isNotBlank();
        }
    }
}
