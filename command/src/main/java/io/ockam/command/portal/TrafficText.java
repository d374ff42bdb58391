package io.ockam.command.portal;

import io.ockam.control.api.portal.Traffic;
import java.util.ArrayList;
import java.util.List;

/** What went through an inlet or an outlet, for people. */
final class TrafficText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private TrafficText() {}

    static List<String> lines(Traffic traffic) {
        List<String> lines = new ArrayList<>();
        lines.add("Connections: " + traffic.open() + " open, " + traffic.connections() + " in all, " + traffic.errors()
                + " failed");
        lines.add("Bytes: " + bytes(traffic.sent()) + " sent, " + bytes(traffic.received()) + " received");
        traffic.lastError().ifPresent(reason -> lines.add("Last failure: " + reason));
        return lines;
    }

    private static String bytes(long count) {
        double size = count;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.length - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? count + " B" : Math.round(size * 10) / 10.0 + " " + UNITS[unit];
    }
}
