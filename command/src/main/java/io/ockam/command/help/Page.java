package io.ockam.command.help;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One command and the words that lead to it: what every form of help says, whatever it looks like.
 *
 * @param path for example {@code [ockam, message, send]}
 */
public record Page(List<String> path, Command command) {
    public Page {
        path = List.copyOf(path);
    }

    /** {@code ockam message send}. */
    public String name() {
        return String.join(" ", path);
    }

    public String about() {
        return switch (command) {
            case Group group -> group.about();
            case Verb verb -> verb.spec().about();
        };
    }

    /** What the one sentence does not say; may be empty. */
    public String details() {
        return switch (command) {
            case Group _ -> "";
            case Verb verb -> verb.spec().details();
        };
    }

    public List<Spec.Example> examples() {
        return switch (command) {
            case Group _ -> List.of();
            case Verb verb -> verb.spec().examples();
        };
    }

    /** Without those that every command has; hidden ones are left out. */
    public List<Option> options() {
        return own().filter(option -> !option.isArgument() && !option.isHidden()).toList();
    }

    /** What stands behind the command without a name of its own. */
    public List<Option> arguments() {
        return own().filter(option -> option.isArgument() && !option.isHidden()).toList();
    }

    private Stream<Option> own() {
        return switch (command) {
            case Group _ -> Stream.of();
            case Verb verb -> verb.spec().options().stream();
        };
    }

    /** The commands below this one, in the order of the table. */
    public List<Page> members(boolean hiddenAsWell) {
        return switch (command) {
            case Group group -> group.members().stream().filter(member -> hiddenAsWell || !member.hidden())
                    .map(this::below).toList();
            case Verb _ -> List.of();
        };
    }

    private Page below(Group.Member member) {
        return new Page(Stream.concat(path.stream(), Stream.of(member.name())).toList(), member.command());
    }

    /** This page and all visible ones below it, a group before its members. */
    public List<Page> all() {
        List<Page> pages = new ArrayList<>(List.of(this));
        members(false).forEach(page -> pages.addAll(page.all()));
        return pages;
    }

    /** {@code ockam message send [OPTIONS] --to <ROUTE> <MESSAGE>}. */
    public String usage() {
        if (command instanceof Group) {
            return name() + " [OPTIONS] <COMMAND>";
        }
        StringBuilder text = new StringBuilder(name()).append(" [OPTIONS]");
        own().filter(option -> option.isRequired() && !option.isArgument())
                .forEach(option -> text.append(' ').append(option.shown()));
        arguments().forEach(option -> text.append(' ').append(argument(option)));
        return text.toString();
    }

    /** {@code <MESSAGE>}, or {@code [NAME]} for one that may be left out. */
    static String argument(Option option) {
        String name = option.isRequired() ? "<" + option.label() + ">" : "[" + option.label() + "]";
        return option.isRepeatable() ? name + "..." : name;
    }

    /** What help says of an option: its sentence, and what stands in when it is absent. */
    public static String explained(Option option) {
        StringBuilder text = new StringBuilder(option.text());
        option.defaultValue().ifPresent(value -> text.append(" [default: ").append(value).append(']'));
        option.variable().ifPresent(name -> text.append(" [env: ").append(name).append(']'));
        if (!option.possible().isEmpty()) {
            text.append(" [possible values: ").append(String.join(", ", option.possible())).append(']');
        }
        List<String> aliases = aliases(option);
        if (!aliases.isEmpty()) {
            text.append(aliases.size() == 1 ? " [alias: " : " [aliases: ").append(String.join(", ", aliases))
                    .append(']');
        }
        return text.toString().strip();
    }

    /** Its short name, if it has one, and the long one by which it goes. */
    public static List<String> names(Option option) {
        Stream<String> brief = option.names().stream().filter(name -> name.length() == 2 && !name.equals(option.key()));
        return Stream.concat(brief, Stream.of(option.key())).toList();
    }

    private static List<String> aliases(Option option) {
        List<String> shown = option.isArgument() ? List.of() : names(option);
        return option.names().stream().filter(name -> !shown.contains(name)).toList();
    }
}
