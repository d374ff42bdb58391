package io.ockam.core.multiaddr;

import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.core.codec.BareReader;
import io.ockam.core.codec.BareWriter;
import io.ockam.core.codec.MalformedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of multi-addresses.
 *
 * <pre>
 *   04 7f000001         /ip4/127.0.0.1        four bytes, for ip6 sixteen
 *   06 0fa0             /tcp/4000             two bytes, the high one first
 *   bee803 04 6563686f  /service/echo         any other: a length, UTF-8
 * </pre>
 */
final class MultiAddressBytes {
    private MultiAddressBytes() {}

    static Bytes encode(MultiAddress address) {
        BareWriter out = new BareWriter();
        for (Component component : address.components()) {
            out.varint(component.protocol().code());
            String value = component.value();
            switch (component.protocol()) {
                case IP4 -> raw(out, IpText.parse4(value));
                case IP6 -> raw(out, IpText.parse6(value));
                case TCP -> out.u8(Integer.parseInt(value) >>> 8).u8(Integer.parseInt(value));
                case DNSADDR, SERVICE, NODE, PROJECT, SPACE, SECURE, WORKER -> out.text(value);
            }
        }
        return Bytes.of(out.toArray());
    }

    private static void raw(BareWriter out, byte[] bytes) {
        for (byte each : bytes) {
            out.u8(each);
        }
    }

    static MultiAddress decode(Bytes bytes) {
        BareReader in = BareReader.of(bytes);
        List<Component> components = new ArrayList<>();
        while (in.remaining() > 0) {
            int at = in.position();
            long code = in.varint();
            Protocol protocol = Protocol.ofCode(code)
                    .orElseThrow(() -> malformed(at, "no protocol has the code " + Long.toUnsignedString(code)));
            String value = switch (protocol) {
                case IP4 -> IpText.format4(raw(in, 4));
                case IP6 -> IpText.format6(raw(in, 16));
                case TCP -> Integer.toString(in.u8() << 8 | in.u8());
                case DNSADDR, SERVICE, NODE, PROJECT, SPACE, SECURE, WORKER -> in.text();
            };
            components.add(component(protocol, value, at));
        }
        return new MultiAddress(components);
    }

    private static Component component(Protocol protocol, String value, int at) {
        try {
            return protocol.of(value);
        } catch (OckamException e) {
            throw malformed(at, e.getMessage());
        }
    }

    private static byte[] raw(BareReader in, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) in.u8();
        }
        return bytes;
    }

    private static MalformedException malformed(int at, String what) {
        return new MalformedException("multi-address", at, what);
    }
}
