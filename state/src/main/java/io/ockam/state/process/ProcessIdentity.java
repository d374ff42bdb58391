package io.ockam.state.process;

import io.ockam.state.json.JsonObject;
import io.ockam.state.json.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from every other that has had or will have its number: two with the same number differ in when they were started.
 *
 * @param pid its number
 * @param startTicks when it was started, in clock ticks since the machine was booted (field 22 of {@code /proc/PID/stat})
 * @param bootId which boot that was ({@code /proc/sys/kernel/random/boot_id}); ticks start anew with each
 * @param started when it was started, where there is no {@code /proc}
 */
public record ProcessIdentity(long pid, Optional<Long> startTicks, Optional<String> bootId, Optional<Instant> started) {

    /** The fields {@code pid}, {@code start_ticks}, {@code boot_id}, {@code started}. */
    public JsonObject toJson() {
        JsonObject.Builder fields = JsonObject.builder().put("pid", pid);
        startTicks.ifPresent(ticks -> fields.put("start_ticks", ticks));
        return fields.putIfPresent("boot_id", bootId).putIfPresent("started", started.map(Instant::toString)).build();
    }

    /** @throws io.ockam.state.json.JsonException if a field is missing or of another type */
    public static ProcessIdentity of(JsonObject fields) {
        return new ProcessIdentity(fields.integer("pid"), fields.optionalInteger("start_ticks"),
                fields.optionalText("boot_id"),
                fields.optional("started", started -> Timestamps.read(started)));
    }
}
