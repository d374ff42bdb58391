package io.ockam.core.multiaddr;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.nio.charset.StandardCharsets;

/** {@code JAZZER_FUZZ=1 mvn test -pl core -Dtest=MultiAddressFuzzTest} looks for more. */
class MultiAddressFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void bytes_and_text_name_the_same_address(byte[] input) {
        MultiAddress address;
        try {
            address = MultiAddress.decode(Bytes.of(input));
        } catch (OckamException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED);
            return;
        }
        assertThat(MultiAddress.parse(address.toString())).isEqualTo(address);
        assertThat(MultiAddress.decode(address.encode())).isEqualTo(address);
    }

    @FuzzTest(maxDuration = "60s")
    void text_that_is_read_is_printed_in_its_canonical_form(byte[] input) {
        MultiAddress address;
        try {
            address = MultiAddress.parse(new String(input, StandardCharsets.UTF_8));
        } catch (OckamException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
            return;
        }
        assertThat(MultiAddress.parse(address.toString())).isEqualTo(address);
        assertThat(MultiAddress.decode(address.encode())).isEqualTo(address);
    }
}
