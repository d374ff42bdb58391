package io.ockam.identity.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of resources that policies guard. */
public enum ResourceType {
    TCP_INLET("tcp-inlet"), TCP_OUTLET("tcp-outlet"), ECHOER("echoer"), KAFKA_CONSUMER(
            "kafka-consumer"), KAFKA_PRODUCER("kafka-producer"), RELAY("relay"), LESSOR("lessor");

    private final String text;

    ResourceType(String text) {
        this.text = text;
    }

    public static Optional<ResourceType> named(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findAny();
    }

    /** The names of all types. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ResourceType::toString).toList();
    }

    /** {@code tcp-inlet}. */
    @Override
    public String toString() {
        return text;
    }
}
