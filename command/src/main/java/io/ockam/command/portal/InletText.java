package io.ockam.command.portal;

import io.ockam.command.terminal.Paint;
import io.ockam.control.api.portal.ConnectionStatus;
import io.ockam.control.api.portal.InletStatus;
import io.ockam.control.api.portal.SessionStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Inlets, for people. */
final class InletText {
    private InletText() {}

    /** As lists show it. */
    static String brief(InletStatus inlet) {
        List<String> lines = new ArrayList<>();
        String status = inlet.status().text().toUpperCase(Locale.ROOT);
        lines.add("Inlet " + Paint.name(inlet.alias()) + " at " + Paint.name(inlet.bindAddr()) + " is "
                + (inlet.status() == ConnectionStatus.UP ? Paint.ok(status) : Paint.bad(status)));
        inlet.session().flatMap(SessionStatus::reason).ifPresent(reason -> lines.add("  Because: " + reason));
        inlet.outletRoute().ifPresent(
                route -> lines.add("  With route to outlet " + Paint.name(AddressText.ofRoute(route))));
        lines.add("  Outlet Address: " + Paint.name(inlet.outletAddr()));
        return String.join("\n", lines);
    }

    /** With how it came to that, and what went through. */
    static String full(InletStatus inlet) {
        List<String> lines = new ArrayList<>();
        lines.add(brief(inlet));
        inlet.session().ifPresent(session -> lines.addAll(session(session)));
        TrafficText.lines(inlet.traffic()).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines);
    }

    private static List<String> session(SessionStatus session) {
        List<String> lines = new ArrayList<>();
        lines.add("  Since: " + session.since().truncatedTo(ChronoUnit.SECONDS));
        session.nextTry().ifPresent(when -> lines.add("  Next try: " + when.truncatedTo(ChronoUnit.SECONDS)));
        return lines;
    }
}
