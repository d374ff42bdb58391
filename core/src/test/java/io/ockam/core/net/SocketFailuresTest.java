package io.ockam.core.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketFailuresTest {
    private static final IpPort ADDRESS = IpPort.parse("127.0.0.1:80");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bind(..) failed with error(-98): Address already in use | IN_USE | The address 127.0.0.1:80 is already in use
            bind(..) failed with error(-98): Die Adresse wird bereits verwendet | IN_USE | The address 127.0.0.1:80 is already in use
            bind(..) failed with error(-99): Cannot assign requested address | INVALID | This machine does not have the address of 127.0.0.1:80
            bind(..) failed with error(-13): Permission denied | NO_PERMISSION | This user may not listen on 127.0.0.1:80: Permission denied
            bind(..) failed with error(-105): No buffer space available | UNAVAILABLE | Unable to listen on 127.0.0.1:80: No buffer space available
            bind(..) failed with error(-x): who knows | UNAVAILABLE | Unable to listen on 127.0.0.1:80: who knows
            """)
    void native_channels_are_understood_by_the_number(String said, ErrorCode code, String message) {
        OckamException failure = SocketFailures.ofBind(new IOException(said), ADDRESS);
        assertThat(failure).hasMessage(message).hasNoCause();
        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void the_sockets_of_java_are_understood_by_their_words() {
        assertThat(SocketFailures.ofBind(new BindException("Address already in use (Bind failed)"), ADDRESS).code())
                .isEqualTo(ErrorCode.IN_USE);
        assertThat(SocketFailures.ofBind(new BindException("Cannot assign requested address"), ADDRESS).code())
                .isEqualTo(ErrorCode.INVALID);
        assertThat(SocketFailures.ofConnect(new ConnectException("Connection refused"), ADDRESS))
                .hasMessage("Nobody listens at 127.0.0.1:80: the connection was refused").hasNoCause();
        assertThat(SocketFailures.ofConnect(new SocketException(), ADDRESS))
                .hasMessage("Unable to connect to 127.0.0.1:80: SocketException");
    }

    @Test
    void a_connection_that_cannot_be_had_is_told_without_calls_and_numbers() {
        assertThat(SocketFailures.ofConnect(new ConnectException(
                "finishConnect(..) failed with error(-111): Connection refused: /127.0.0.1:80"), ADDRESS))
                .hasMessage("Nobody listens at 127.0.0.1:80: the connection was refused").hasNoCause();
        assertThat(SocketFailures.ofConnect(new ConnectException("connection timed out after 10 ms: /1.2.3.4:80"),
                ADDRESS).code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(SocketFailures.ofConnect(new IOException(
                "connect(..) failed with error(-101): Network is unreachable: /1.2.3.4:80"), ADDRESS))
                .hasMessage("Unable to connect to 127.0.0.1:80: Network is unreachable").hasNoCause();
    }

    @Test
    void what_is_told_in_terms_of_the_product_already_stays_as_it_is() {
        OckamException known = new OckamException(ErrorCode.CONFLICT, "The node is stopping");
        assertThat(SocketFailures.ofBind(known, ADDRESS)).isSameAs(known);
        assertThat(SocketFailures.ofConnect(known, ADDRESS)).isSameAs(known);
    }
}
