package io.ockam.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CborRecordTest {
    record Listed(Optional<String> first, long second, Optional<Bytes> third) implements CborItem {
        static Listed read(CborReader in) {
            return in.array(fields -> new Listed(fields.optional(CborReader::text), fields.next().u64(),
                    fields.optional(CborReader::bytes)));
        }

        @Override
        public void write(CborWriter out) {
            out.array(fields -> {
                fields.optional(first, CborWriter::text);
                fields.next().unsigned(second);
                fields.optional(third, CborWriter::bytes);
            });
        }
    }

    record Mapped(int id, Optional<String> name) implements CborItem {
        static Mapped read(CborReader in) {
            return in.map(fields -> new Mapped(fields.at(1).u8(), fields.optional(3, CborReader::text)));
        }

        @Override
        public void write(CborWriter out) {
            out.map(fields -> {
                fields.at(1).unsigned(id);
                fields.optional(3, name, CborWriter::text);
            });
        }
    }

    sealed interface Shape extends CborItem {
        record Round(int radius) implements Shape {}

        record Flat() implements Shape {}

        static Shape read(CborReader in) {
            return in.variant((index, fields) -> switch (index) {
                case 0 -> new Round(fields.next().u16());
                case 1 -> new Flat();
                default -> throw in.unknownVariant(index);
            });
        }

        @Override
        default void write(CborWriter out) {
            switch (this) {
                case Round(int radius) -> out.variant(0, fields -> fields.next().unsigned(radius));
                case Flat() -> out.variant(1);
            }
        }
    }

    @Test
    void an_absent_field_is_null_before_a_present_one_and_left_out_behind_the_last() {
        assertThat(hex(new Listed(Optional.empty(), 7, Optional.empty()))).isEqualTo("82f607");
        assertThat(hex(new Listed(Optional.of("a"), 7, Optional.of(Bytes.hex("0102")))))
                .isEqualTo("836161074201" + "02");
    }

    @Test
    void records_of_older_and_newer_peers_are_read() {
        Listed expected = new Listed(Optional.empty(), 7, Optional.empty());
        assertThat(Listed.read(in("82f607"))).isEqualTo(expected);
        assertThat(Listed.read(in("83f607f6"))).isEqualTo(expected);
        assertThat(Listed.read(in("9ff61807ff"))).isEqualTo(expected);
        assertThat(Listed.read(in("85f607f6a10203820102"))).isEqualTo(expected);
        assertThat(Mapped.read(in("a40061780105036162186300"))).isEqualTo(new Mapped(5, Optional.of("b")));
        assertThat(Mapped.read(in("bf03f60104ff"))).isEqualTo(new Mapped(4, Optional.empty()));
        assertThat(Mapped.read(in("a201040105"))).as("the last of equal keys")
                .isEqualTo(new Mapped(5, Optional.empty()));
    }

    @Test
    void a_missing_field_is_an_error_that_says_where() {
        assertThatThrownBy(() -> Listed.read(in("81f6"))).isInstanceOf(MalformedException.class)
                .hasMessage("Malformed CBOR at byte 2: a field is missing");
        assertThatThrownBy(() -> Listed.read(in("82f6f6")))
                .hasMessage("Malformed CBOR at byte 2: expected an unsigned integer, found null");
        assertThatThrownBy(() -> Mapped.read(in("a0")))
                .hasMessage("Malformed CBOR at byte 1: the map ends without its field 1");
    }

    @Test
    void a_map_leaves_absent_fields_out() {
        assertThat(hex(new Mapped(200, Optional.empty()))).isEqualTo("a10118c8");
        assertThat(hex(new Mapped(1, Optional.of("b")))).isEqualTo("a20101036162");
    }

    @Test
    void an_alternative_is_its_index_and_its_fields() {
        assertThat(hex(new Shape.Round(256))).isEqualTo("82008119" + "0100");
        assertThat(hex(new Shape.Flat())).isEqualTo("820180");
        assertThat(Shape.read(in("8200811901" + "00"))).isEqualTo(new Shape.Round(256));
        assertThat(Shape.read(in("8201a161616162"))).as("whatever stands for the fields").isEqualTo(new Shape.Flat());
        assertThatThrownBy(() -> Shape.read(in("9f0180ff"))).hasMessageContaining("an array of two");
        assertThatThrownBy(() -> Shape.read(in("83018000"))).hasMessageContaining("an array of two");
        assertThatThrownBy(() -> Shape.read(in("820980"))).hasMessageContaining("unknown alternative 9");
    }

    @Test
    void an_unknown_alternative_in_an_optional_field_counts_as_absent() {
        CborReader in = in("83" + "820981" + "83010203" + "f6" + "05");
        assertThat(in.<List<Object>>array(fields -> List.of(fields.optional(Shape::read), fields.optional(Shape::read),
                fields.next().u8()))).isEqualTo(List.of(Optional.empty(), Optional.empty(), 5));
    }

    @Test
    void attributes_are_written_in_the_order_of_their_bytes_not_of_their_length() {
        TreeMap<Bytes, Bytes> attributes = new TreeMap<>(
                Map.of(Bytes.utf8("b"), Bytes.utf8("1"), Bytes.utf8("aa"), Bytes.utf8("2")));
        String hex = written(out -> out.entries(attributes, CborWriter::bytes, CborWriter::bytes));
        assertThat(hex).isEqualTo("a24261614132" + "41624131");
        assertThat(in(hex).entries(CborReader::bytes, CborReader::bytes)).isEqualTo(attributes);
    }

    @Test
    void routes_and_octets_have_the_forms_of_the_protocol() {
        Route route = Route.of("echo", "1#127.0.0.1:4000");
        String hex = written(out -> out.route(route));
        assertThat(hex).isEqualTo("82" + "8200446563686f" + "82014e3132372e302e302e313a34303030");
        assertThat(in(hex).route()).isEqualTo(route);
        assertThat(written(out -> out.octets(Bytes.hex("0118ff")))).isEqualTo("83011818" + "18ff");
        assertThat(in("8301181818ff").octets()).isEqualTo(Bytes.hex("0118ff"));
        assertThatThrownBy(() -> in("818219010040").route()).hasMessageContaining("256 is over 255");
    }

    @Test
    void a_payload_is_a_window_on_what_was_read() {
        byte[] frame = Bytes.hex("83420102f6").toArray();
        Payload payload = CborReader.of(Payload.wrap(frame, 1, 3)).payload();
        assertThat(payload.array()).isSameAs(frame);
        assertThat(payload.offset()).isEqualTo(2);
        assertThat(payload.length()).isEqualTo(2);
    }

    private static String hex(CborItem item) {
        return Bytes.of(item.toCbor()).toHex();
    }

    private static String written(Consumer<CborWriter> write) {
        CborWriter out = new CborWriter();
        write.accept(out);
        return Bytes.of(out.toArray()).toHex();
    }

    private static CborReader in(String hex) {
        return CborReader.of(Bytes.hex(hex));
    }
}
