package io.ockam.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.Bytes;
import io.ockam.core.Route;
import java.util.Map;
import java.util.TreeMap;

/** {@code JAZZER_FUZZ=1 mvn test -pl core -Dtest=CodecFuzzTest} looks for more; otherwise the inputs known are tried. */
class CodecFuzzTest {
    /** Whatever is in it, nested as it is. */
    private static Object anything(CborReader in) {
        return switch (in.peek()) {
            case UNSIGNED, NEGATIVE -> in.i64();
            case BYTES -> in.bytes();
            case TEXT -> in.text();
            case ARRAY -> in.list(CodecFuzzTest::anything);
            case MAP -> in.entries(CodecFuzzTest::anything, CodecFuzzTest::anything);
            case TAG -> Map.of(in.tag(), anything(in));
            case BOOL -> in.bool();
            case FLOAT -> in.float64();
            case NULL, UNDEFINED, SIMPLE, BREAK -> {
                in.skip();
                yield "nothing";
            }
        };
    }

    @FuzzTest(maxDuration = "60s")
    void what_can_be_read_can_be_skipped_and_ends_at_the_same_byte(byte[] input) {
        CborReader reading = CborReader.of(input);
        try {
            anything(reading);
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0, input.length);
            return;
        }
        CborReader skipping = CborReader.of(input);
        skipping.skip();
        assertThat(skipping.position()).isEqualTo(reading.position());
    }

    @FuzzTest(maxDuration = "60s")
    void what_was_read_is_written_in_one_form_only(byte[] input) {
        Route route;
        TreeMap<Bytes, Bytes> attributes;
        try {
            CborReader in = CborReader.of(input);
            route = in.route();
            attributes = new TreeMap<>(in.entries(CborReader::bytes, CborReader::octets));
        } catch (MalformedException _) {
            return;
        }
        CborItem both = out -> out.route(route).entries(attributes, CborWriter::bytes, CborWriter::octets);
        CborReader again = CborReader.of(both.toCbor());
        assertThat(again.route()).isEqualTo(route);
        assertThat(again.entries(CborReader::bytes, CborReader::octets)).isEqualTo(attributes);
        again.end();
        assertThat(both.toCbor().length).isLessThanOrEqualTo(input.length);
    }

    @FuzzTest(maxDuration = "60s")
    void bare_that_was_read_is_written_back(byte[] input) {
        Route route;
        try {
            route = BareReader.of(input).route();
        } catch (MalformedException e) {
            assertThat(e.offset()).isBetween(0, input.length);
            return;
        }
        assertThat(BareReader.of(new BareWriter().route(route).toArray()).route()).isEqualTo(route);
    }
}
