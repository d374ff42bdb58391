package io.ockam.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ockam.core.LocalMessage;
import io.ockam.core.codec.MalformedException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code JAZZER_FUZZ=1 mvn test -pl core -Dtest=FrameReaderFuzzTest} looks for more; otherwise the inputs known are tried. */
class FrameReaderFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void a_stream_means_the_same_however_it_is_cut(byte[] stream) {
        assertThat(read(stream, 1)).isEqualTo(read(stream, Math.max(1, stream.length)));
    }

    /** What a connection brings when {@code stream} arrives in pieces of {@code size} bytes. */
    private static List<String> read(byte[] stream, int size) {
        List<String> brought = new ArrayList<>();
        FrameReader reader = new FrameReader();
        try {
            for (int from = 0; from < stream.length; from += size) {
                ByteBuffer piece = ByteBuffer.wrap(stream, from, Math.min(size, stream.length - from));
                for (Optional<LocalMessage> next = reader.read(piece); next.isPresent(); next = reader.read(piece)) {
                    brought.add(next.get().onwardRoute() + " | " + next.get().returnRoute() + " | "
                            + next.get().payload().length());
                }
            }
            brought.add(reader.isBetweenFrames() ? "end" : "cut off");
        } catch (MalformedException e) {
            brought.add(e.getMessage());
        }
        assertThat(reader.claimed()).isLessThanOrEqualTo(Math.max(2 * stream.length, 8 << 10) + FrameReader.TAILROOM);
        return brought;
    }
}
