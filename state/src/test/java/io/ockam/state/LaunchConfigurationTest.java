package io.ockam.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.state.json.JsonException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchConfigurationTest {
    private static LaunchConfiguration listener(String fields) {
        return LaunchConfiguration
                .parse("{\"startup_services\": {\"secure_channel_listener\": {" + fields + "}}}");
    }

    @Test
    void everything_has_a_default() {
        assertThat(listener("").secureChannelListener())
                .contains(new LaunchConfiguration.Listener("api", List.of(), Optional.empty()));
    }

    @Test
    void everything_can_be_said_and_is_read_again() {
        LaunchConfiguration wanted = listener(
                "\"address\": \"l\", \"authorized_identifiers\": [\"Ia\", \"Ib\"], \"disabled\": false, \"identity\": \"i\"");
        assertThat(wanted.secureChannelListener())
                .contains(new LaunchConfiguration.Listener("l", List.of("Ia", "Ib"), Optional.of("i")));
        assertThat(LaunchConfiguration.parse(wanted.text())).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"startup_services\": null}", "{\"startup_services\": {}}",
        "{\"startup_services\": {\"secure_channel_listener\": null}}",
        "{\"startup_services\": {\"secure_channel_listener\": {\"disabled\": true}}}"})
    void no_listener_is_asked_for(String text) {
        LaunchConfiguration wanted = LaunchConfiguration.parse(text);
        assertThat(wanted.secureChannelListener()).isEmpty();
        assertThat(LaunchConfiguration.parse(wanted.text())).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\": 1}", "{\"startup_services\": {\"authenticator\": {}}}",
        "{\"startup_services\": {\"secure_channel_listener\": {\"adress\": \"l\"}}}",
        "{\"startup_services\": {\"secure_channel_listener\": {\"disabled\": \"no\"}}}"})
    void what_is_no_configuration_or_asks_for_what_is_not_there_is_refused(String text) {
        assertThatThrownBy(() -> LaunchConfiguration.parse(text)).isInstanceOf(JsonException.class);
    }
}
