package io.ockam.command.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A word that only makes sense with another behind it, such as {@code node} or {@code service start}: a table from names to the makers of
 * commands. A member's class is loaded when it is {@linkplain Member#command asked for}, not before.
 */
public final class Group implements Command {
    private final String about;
    private final List<Member> members;

    private Group(String about, List<Member> members) {
        this.about = about;
        this.members = List.copyOf(members);
    }

    /** @param about what its members are for, one sentence */
    public static Builder of(String about) {
        return new Builder(about);
    }

    public String about() {
        return about;
    }

    /** In the order in which they were added, hidden ones as well. */
    public List<Member> members() {
        return members;
    }

    public Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /**
     * An entry of the table.
     *
     * @param hidden works, but stands in no help
     */
    public record Member(String name, boolean hidden, Supplier<Command> maker) {
        public Command command() {
            return maker.get();
        }
    }

    /** Puts a group together. */
    public static final class Builder {
        private final String about;
        private final List<Member> members = new ArrayList<>();

        private Builder(String about) {
            this.about = about;
        }

        public Builder add(String name, Supplier<Command> maker) {
            members.add(new Member(name, false, maker));
            return this;
        }

        public Builder addHidden(String name, Supplier<Command> maker) {
            members.add(new Member(name, true, maker));
            return this;
        }

        public Group build() {
            return new Group(about, members);
        }
    }
}
