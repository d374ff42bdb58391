package io.ockam.command.help;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Verb;
import java.util.List;

/** The help of a command. */
public final class HelpText {
    private HelpText() {}

    public static String compact(List<String> path, Command command, int width) {
        StringBuilder text = new StringBuilder();
        switch (command) {
            case Group group -> {
                text.append(group.about()).append("\n\nUsage: ").append(String.join(" ", path))
                        .append(" <COMMAND>\n\nCommands:\n");
                group.members().stream().filter(member -> !member.hidden())
                        .forEach(member -> text.append("  ").append(member.name()).append('\n'));
            }
            case Verb verb -> {
                text.append(verb.spec().about()).append("\n\nUsage: ").append(String.join(" ", path))
                        .append(" [OPTIONS]\n\nOptions:\n");
                verb.spec().options().stream().filter(option -> !option.isHidden())
                        .forEach(option -> text.append("  ").append(option.shown()).append("  ").append(option.text())
                                .append('\n'));
            }
        }
        return text.toString();
    }

    public static String full(List<String> path, Command command, int width) {
        return compact(path, command, width);
    }

    /** {@code ockam message send [OPTIONS] --to <ROUTE> <MESSAGE>}. */
    public static String usage(List<String> path, Command command) {
        String words = String.join(" ", path);
        return switch (command) {
            case Group _ -> words + " [OPTIONS] <COMMAND>";
            case Verb verb -> words + " [OPTIONS]" + arguments(verb.spec().options());
        };
    }

    private static String arguments(List<Option> options) {
        StringBuilder text = new StringBuilder();
        options.stream().filter(option -> option.isRequired() && !option.isArgument())
                .forEach(option -> text.append(' ').append(option.shown()));
        options.stream().filter(Option::isArgument)
                .forEach(option -> text.append(' ')
                        .append(option.isRequired() ? option.shown() : "[" + option.label() + "]"));
        return text.toString();
    }
}
