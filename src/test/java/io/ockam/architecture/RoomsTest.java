package io.ockam.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of docs/architecture.md as tests: arrows between rooms, no cycles between packages, no way into another's internals. */
class RoomsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ockam");

    /** A room: its package, and the other rooms of ours that it may know. */
    private record Room(String name, List<String> mayKnow) {
        Room(String name, String... mayKnow) {
            this(name, List.of(mayKnow));
        }

        DescribedPredicate<JavaClass> strangers() {
            List<String> friends = Stream.concat(Stream.of(name), mayKnow.stream())
                    .map(room -> "io.ockam." + room).toList();
            return DescribedPredicate.describe("are outside " + friends,
                    type -> type.getPackageName().startsWith("io.ockam.") && friends.stream()
                            .noneMatch(friend -> type.getPackageName().equals(friend)
                                    || type.getPackageName().startsWith(friend + ".")));
        }
    }

    private static final List<Room> ROOMS = List.of( //
            new Room("core"), //
            new Room("state", "core"), //
            new Room("vault", "core", "state"), //
            new Room("identity", "core", "state", "vault"), //
            new Room("transport.tcp", "core"), //
            new Room("portal", "core", "identity"), //
            new Room("node", "core", "state", "vault", "identity", "transport.tcp", "portal"), //
            new Room("control", "core", "state"), //
            new Room("daemon", "core", "state", "vault", "identity", "transport.tcp", "portal", "node", "control"), //
            new Room("command", "core", "state", "control", "transport.tcp.blocking", "vault", "identity", "node"));

    @Test
    void enough_classes_are_seen_for_the_rules_to_mean_something() {
        assertThat(OURS).hasSizeGreaterThan(5);
    }

    @TestFactory
    Stream<DynamicTest> each_room_knows_only_the_rooms_that_it_may() {
        return ROOMS.stream().map(
                room -> dynamicTest(room.name, () -> noClasses().that().resideInAPackage("io.ockam." + room.name + "..")
                        .should().dependOnClassesThat(room.strangers()).allowEmptyShould(true).check(OURS)));
    }

    @Test
    void there_are_no_cycles_between_packages() {
        slices().matching("io.ockam.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void nobody_enters_the_internals_of_another_room() {
        for (Room room : ROOMS) {
            noClasses().that().resideOutsideOfPackage("io.ockam." + room.name + "..").should().dependOnClassesThat()
                    .resideInAPackage("io.ockam." + room.name + "..internal..").allowEmptyShould(true).check(OURS);
        }
    }

    @Test
    void what_a_command_loads_first_needs_no_netty_no_logging_backend_and_no_databind() {
        noClasses().that()
                .resideInAnyPackage("io.ockam.core..", "io.ockam.state..", "io.ockam.control..", "io.ockam.command..",
                        "io.ockam.transport.tcp.blocking..")
                .and().resideOutsideOfPackage("io.ockam.command.jq")
                .should().dependOnClassesThat().resideInAnyPackage("io.netty..", "ch.qos.logback..",
                        "com.fasterxml.jackson.databind..")
                .check(OURS);
    }

    @Test
    void every_package_says_where_null_is_allowed() {
        classes().should(new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type,
                            type.getName() + " lives in a package without @NullMarked"));
                }
            }
        }).check(OURS);
    }
}
