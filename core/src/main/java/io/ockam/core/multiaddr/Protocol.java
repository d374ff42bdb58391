package io.ockam.core.multiaddr;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.Optional;

/** What a component of a multi-address says: its prefix in text, its code in bytes. */
public enum Protocol {
    IP4("ip4", 4), TCP("tcp", 6), IP6("ip6", 41), DNSADDR("dnsaddr", 56),
    /** A worker of the node reached so far. */
    SERVICE("service", 62526),
    /** A node of this machine, by its name. */
    NODE("node", 72526), PROJECT("project", 82526), SPACE("space", 92526),
    /** A secure channel to the listener of that name, at the node reached so far. */
    SECURE("secure", 99526),
    /** As {@link #SERVICE}. */
    WORKER("worker", 102526);

    private final String prefix;
    private final int code;

    Protocol(String prefix, int code) {
        this.prefix = prefix;
        this.code = code;
    }

    /** As it is written between slashes. */
    public String prefix() {
        return prefix;
    }

    public int code() {
        return code;
    }

    /** @throws OckamException {@link ErrorCode#INVALID} if no protocol has this prefix */
    static Protocol ofPrefix(String prefix) {
        for (Protocol protocol : values()) {
            if (protocol.prefix.equals(prefix)) {
                return protocol;
            }
        }
        throw new OckamException(ErrorCode.INVALID, "unregistered protocol prefix \"" + prefix + "\"");
    }

    static Optional<Protocol> ofCode(long code) {
        for (Protocol protocol : values()) {
            if (protocol.code == code) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }

    /** A component: {@code SERVICE.of("echo")}. @throws OckamException as {@link Component} */
    public Component of(String value) {
        return new Component(this, value);
    }

    /** {@code TCP.of(4000)}. @throws OckamException as {@link Component} */
    public Component of(int value) {
        return of(Integer.toString(value));
    }
}
