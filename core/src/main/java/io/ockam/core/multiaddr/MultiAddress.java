package io.ockam.core.multiaddr;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a worker is, seen from here: each component says how to get one step further.
 *
 * <pre>
 *   /node/n1/secure/api/service/echo
 *   /ip4/127.0.0.1/tcp/4000/service/uppercase
 * </pre>
 *
 * The text {@code self} alone stands for {@code /secure/api}. Immutable; may be empty.
 *
 * @see <a href="../../../../../../../../docs/protocol/routing.md">Routing, "Multi-addresses"</a>
 */
public record MultiAddress(List<Component> components) {
    public static final MultiAddress EMPTY = new MultiAddress(List.of());

    private static final String SELF = "self";

    public MultiAddress {
        components = List.copyOf(components);
    }

    public static MultiAddress of(Component... components) {
        return new MultiAddress(List.of(components));
    }

    /**
     * {@code /ip4/…/tcp/…}, {@code /ip6/…/tcp/…} or {@code /dnsaddr/…/tcp/…}, as the host is written.
     *
     * @param host a literal address, an IPv6 one perhaps in brackets, or a name
     * @throws OckamException {@link ErrorCode#INVALID} as {@link Component}
     */
    public static MultiAddress tcp(String host, int port) {
        return of(host(host), Protocol.TCP.of(port));
    }

    private static Component host(String host) {
        if (host.indexOf(':') >= 0) {
            return Protocol.IP6
                    .of(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
        }
        return host.matches("[0-9]+(\\.[0-9]+){3}") ? Protocol.IP4.of(host) : Protocol.DNSADDR.of(host);
    }

    /**
     * Reads text; the first slash may be missing, and so may the last value, which then is empty.
     *
     * @throws OckamException {@link ErrorCode#INVALID} for an unknown protocol, or a value that is none of its protocol
     */
    public static MultiAddress parse(String text) {
        if (text.equals(SELF)) {
            return of(Protocol.SECURE.of("api"));
        }
        List<Component> components = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int prefix = text.charAt(at) == '/' ? at + 1 : at;
            int value = Math.min(slash(text, prefix) + 1, text.length());
            Protocol protocol = Protocol.ofPrefix(text.substring(prefix, slash(text, prefix)));
            at = slash(text, value);
            components.add(protocol.of(text.substring(value, at)));
        }
        return new MultiAddress(components);
    }

    private static int slash(String text, int from) {
        int slash = text.indexOf('/', from);
        return slash < 0 ? text.length() : slash;
    }

    /** Reads the binary form, all of it. @throws OckamException {@link ErrorCode#MALFORMED} with the offset */
    public static MultiAddress decode(Bytes bytes) {
        return MultiAddressBytes.decode(bytes);
    }

    /** For each component the varint of its code, then its value; travels in CBOR as a byte string. */
    public Bytes encode() {
        return MultiAddressBytes.encode(this);
    }

    public boolean isEmpty() {
        return components.isEmpty();
    }

    /** This address and one step more. */
    public MultiAddress append(Component component) {
        return append(of(component));
    }

    /** This address and {@code further} from there. */
    public MultiAddress append(MultiAddress further) {
        List<Component> joined = new ArrayList<>(components);
        joined.addAll(further.components);
        return new MultiAddress(joined);
    }

    /**
     * The addresses of the workers that this names, in order.
     *
     * @throws OckamException {@link ErrorCode#INVALID} if it has components other than service, worker and secure
     */
    public Route route() {
        List<Address> hops = new ArrayList<>();
        for (Component component : components) {
            switch (component.protocol()) {
                case SERVICE, WORKER, SECURE -> hops.add(Address.local(component.value()));
                case IP4, IP6, DNSADDR, TCP, NODE, PROJECT, SPACE -> throw new OckamException(ErrorCode.INVALID,
                        "'" + component + "' in '" + this + "' is no worker of a node");
            }
        }
        return Route.of(hops);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return components.stream().map(Component::toString).collect(Collectors.joining());
    }
}
