package io.ockam.portal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.portal.protocol.PortalMessage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    @Test
    void a_greeting_counts_with_whatever_bytes_it_brings() {
        Message greeting = Message.of(Address.local("outlet"), Address.local("inlet"),
                new LocalMessage(Route.of("inlet"), Route.of("outlet"), Payload.wrap(new byte[100])));
        assertThat(new Received(new PortalMessage.Pong(Optional.empty()), greeting).size()).isEqualTo(100);
        assertThat(new Received(new PortalMessage.End(), null).size()).isZero();
    }
}
