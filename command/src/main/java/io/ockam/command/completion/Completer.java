package io.ockam.command.completion;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what can stand at the end of a command line, by the table of commands. Loads only the commands that the line names. */
final class Completer {
    private final Group root;
    private final Known known;

    Completer(Group root, Known known) {
        this.root = root;
        this.known = known;
    }

    /** @param words behind the program's name; the last is what is being typed, and may be empty */
    List<Candidate> complete(List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        String typed = words.getLast();
        Line line = new Line();
        words.subList(0, words.size() - 1).forEach(line::take);
        return line.next(typed).stream()
                .filter(candidate -> candidate.word().startsWith(":") || candidate.word().startsWith(typed))
                .toList();
    }

    /** The words before the one that is being typed, as far as they can be understood. */
    private final class Line {
        private Command command = root;
        private List<Option> options = GlobalOptions.ALL;
        private final Set<String> used = new HashSet<>();
        private Optional<Option> open = Optional.empty();
        private int arguments;
        private boolean optionsAreOver;
        private boolean lost;

        void take(String word) {
            if (open.isPresent()) {
                open = Optional.empty();
            } else if (word.equals("--")) {
                optionsAreOver = true;
            } else if (!optionsAreOver && word.startsWith("-") && word.length() > 1) {
                Optional<Option> option = option(word);
                option.ifPresent(found -> used.add(found.key()));
                open = option.filter(found -> !found.isFlag() && !word.contains("="));
            } else if (command instanceof Group group) {
                step(group, word);
            } else {
                arguments++;
            }
        }

        private void step(Group group, String word) {
            if (word.equals("help")) {
                return;
            }
            Optional<Group.Member> member = group.member(word);
            lost |= member.isEmpty();
            member.ifPresent(found -> command = found.command());
            if (command instanceof Verb verb) {
                options = new ArrayList<>(verb.spec().options());
                options.addAll(GlobalOptions.ALL);
            }
        }

        private Optional<Option> option(String word) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return options.stream().filter(option -> option.names().contains(name)).findFirst();
        }

        List<Candidate> next(String typed) {
            if (lost) {
                return List.of();
            }
            if (open.isPresent()) {
                return values(open.get(), typed);
            }
            if (!optionsAreOver && typed.startsWith("-")) {
                return typed.contains("=") ? valuesBehind(typed) : names();
            }
            return switch (command) {
                case Group group -> members(group);
                case Verb _ ->
                    options.stream().filter(Option::isArgument).skip(arguments).findFirst().or(this::lastArgument)
                            .map(argument -> values(argument, typed)).orElse(List.of());
            };
        }

        /** The last argument may take all that is left. */
        private Optional<Option> lastArgument() {
            return options.stream().filter(Option::isArgument).filter(Option::isRepeatable).findFirst();
        }

        private List<Candidate> members(Group group) {
            List<Candidate> found = new ArrayList<>();
            group.members().stream().filter(member -> !member.hidden())
                    .forEach(member -> found.add(new Candidate(member.name(), about(member.command()))));
            found.add(new Candidate("help", "Show help."));
            return found;
        }

        private static String about(Command command) {
            return switch (command) {
                case Group group -> group.about();
                case Verb verb -> verb.spec().about();
            };
        }

        private List<Candidate> names() {
            return options.stream().filter(option -> !option.isArgument() && !option.isHidden())
                    .filter(option -> option.isRepeatable() || !used.contains(option.key()))
                    .map(option -> new Candidate(option.key(), option.text())).toList();
        }

        /** {@code --output=j}: the value alone would not do, the shell replaces the whole word. */
        private List<Candidate> valuesBehind(String typed) {
            String name = typed.substring(0, typed.indexOf('=') + 1);
            return option(typed).map(option -> values(option, typed.substring(name.length()))).orElse(List.of())
                    .stream()
                    .filter(candidate -> !candidate.word().startsWith(":"))
                    .map(candidate -> new Candidate(name + candidate.word(), candidate.about())).toList();
        }

        private List<Candidate> values(Option option, String typed) {
            if (!option.possible().isEmpty()) {
                return option.possible().stream().map(value -> new Candidate(value, "")).toList();
            }
            boolean asRoute = typed.startsWith("/") && option.values() == Option.Values.NODE;
            return known.values(asRoute ? Option.Values.ROUTE : option.values());
        }
    }
}
