package io.ockam.control.api.portal;

import io.ockam.state.json.JsonException;

/** Whether what a portal or relay needs is there: {@code Up} or {@code Down}. */
public enum ConnectionStatus {
    UP("Up"), DOWN("Down");

    private final String text;

    ConnectionStatus(String text) {
        this.text = text;
    }

    /** As JSON has it. */
    public String text() {
        return text;
    }

    /** @throws JsonException if it is neither */
    public static ConnectionStatus of(String text) {
        return switch (text) {
            case "Up" -> UP;
            case "Down" -> DOWN;
            default -> throw new JsonException("'" + text + "' is neither Up nor Down");
        };
    }
}
