package io.ockam.command.parse;

import io.ockam.command.verb.Command;
import io.ockam.command.verb.Environment;
import io.ockam.command.verb.GlobalOptions;
import io.ockam.command.verb.Group;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Options;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.UsageException;
import io.ockam.command.verb.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads command lines by the table of commands. */
public final class CommandLineReader {
    private static final String END_OF_OPTIONS = "--";

    private final Group root;
    private final Environment environment;

    public CommandLineReader(Group root, Environment environment) {
        this.root = root;
        this.environment = environment;
    }

    /**
     * Finds the command and reads its options.
     *
     * @param words without the name of the program
     * @throws RefusedException what cannot be understood, and where
     */
    public Typed read(List<String> words) {
        Walk walk = new Walk();
        try {
            walk.through(words);
            if (walk.helpWord) {
                return new Typed.Help(walk.path, walk.command, true);
            }
            int end = words.indexOf(END_OF_OPTIONS);
            List<String> before = end < 0 ? words : words.subList(0, end);
            if (before.contains("--help") || before.contains("-h")) {
                return new Typed.Help(walk.path, walk.command, before.contains("--help"));
            }
            return walk.command instanceof Verb verb ? call(walk, verb) : new Typed.Incomplete(walk.path, walk.command);
        } catch (UsageException e) {
            throw new RefusedException(walk.path, walk.command, e);
        }
    }

    private Typed call(Walk walk, Verb verb) {
        Spec spec = verb.spec();
        if (spec.needsArguments() && walk.rest.isEmpty()) {
            return new Typed.Incomplete(walk.path, verb);
        }
        OptionReader reader = new OptionReader(spec);
        Map<String, List<String>> typed = reader.read(walk.rest);
        Options options = new Options(reader.known(), typed, environment);
        return new Typed.Call(walk.path, verb, options, GlobalOptions.of(options, environment));
    }

    /** From the root along the words; options of every command may stand between them. */
    private final class Walk {
        private final List<String> path = new ArrayList<>(List.of("ockam"));
        private final List<String> rest = new ArrayList<>();
        private Command command = root;
        private boolean helpWord;

        void through(List<String> words) {
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (command instanceof Verb || word.equals(END_OF_OPTIONS)) {
                    rest.addAll(words.subList(i, words.size()));
                    return;
                }
                if (word.length() > 1 && word.startsWith("-")) {
                    rest.add(word);
                    if (takesNext(word) && i + 1 < words.size()) {
                        rest.add(words.get(++i));
                    }
                } else if (word.equals("help") && command instanceof Group) {
                    helpWord = true;
                } else {
                    step((Group) command, word);
                }
                if (helpWord && command instanceof Verb) {
                    return;
                }
            }
        }

        private void step(Group group, String word) {
            command = group.member(word).orElseThrow(() -> unknown(group, word)).command();
            path.add(word);
        }

        private UsageException unknown(Group group, String word) {
            List<String> names = group.members().stream().filter(member -> !member.hidden()).map(Group.Member::name)
                    .toList();
            String message = "unrecognized subcommand '" + word + "'";
            return Suggestions.nearest(word, names)
                    .map(name -> UsageException.of(message, "tip: a similar subcommand exists: '" + name + "'"))
                    .orElseGet(() -> UsageException.of(message));
        }

        /** Whether this option, known here or not, has its value in the next word. */
        private boolean takesNext(String word) {
            for (Option option : GlobalOptions.ALL) {
                if (option.names().contains(word)) {
                    return !option.isFlag();
                }
            }
            if (command instanceof Group && !isKnown(word)) {
                throw OptionReader.unexpected(word, GlobalOptions.ALL);
            }
            return false;
        }

        /** {@code --output=json}, or short flags written as one: {@code -qv}. */
        private boolean isKnown(String word) {
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                return GlobalOptions.ALL.stream().anyMatch(option -> option.names().contains(name));
            }
            return word.chars().skip(1).allMatch(c -> GlobalOptions.ALL.stream()
                    .anyMatch(option -> option.names().contains("-" + (char) c)));
        }
    }
}
