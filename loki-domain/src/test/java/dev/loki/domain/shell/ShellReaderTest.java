package dev.loki.domain.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShellReaderTest {
    @TestFactory
    Stream<DynamicTest> findsWhatTheTableSays() {
        return CommandTable.rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        "commands.txt:" + row.line() + " " + row.command().replace('\n', ' '),
                        () -> assertThat(CommandTable.findings(ShellReader.read(row.command())))
                                .isEqualTo(row.findings())));
    }

    @Test
    void theTableHoldsEnoughToBeASpecification() {
        assertThat(CommandTable.rows()).hasSizeGreaterThan(300);
    }

    @Test
    void positionsAndTheProgramsBetweenAreToldFromOutsideIn() {
        ShellReading reading = ShellReader.read("ls; sudo sh -c 'ls; rm x'");

        Invocation last = reading.invocations().get(4);
        assertThat(last.program().value()).isEqualTo("rm");
        assertThat(last.through()).containsExactly("sudo", "sh -c");
        assertThat(last.position()).isEqualTo(4);
    }

    @Test
    void controlCharactersAreDoubts() {
        assertThat(ShellReader.read("ls\0 x").doubts()).extracting(Doubt::kind).contains(Doubt.Kind.SYNTAX);
        assertThat(ShellReader.read("ls\u001b[0m").certain()).isFalse();
        assertThat(ShellReader.read("ls\tx\n").certain()).isTrue();
    }

    @Test
    void aTextBeyondTheBoundIsADoubt() {
        assertThat(ShellReader.read("ls #" + "x".repeat(ShellReader.LONGEST - 4))
                        .certain())
                .isTrue();
        assertThat(ShellReader.read("ls #" + "x".repeat(ShellReader.LONGEST - 3))
                        .certain())
                .isFalse();
    }

    @Test
    void nestingIsReadToItsBoundAndDoubtedBeyond() {
        assertThat(ShellReader.read(nested(30, "echo $(", ")")).invocations()).hasSize(31);
        assertThat(ShellReader.read(nested(30, "echo $(", ")")).certain()).isTrue();
        for (String open : new String[] {"$(", "(", "<(", "${x:-", "$(("}) {
            assertThat(ShellReader.read(open.repeat(100)).certain()).as(open).isFalse();
        }
        assertThat(ShellReader.read("sudo ".repeat(100) + "rm x").certain()).isFalse();
        assertThat(ShellReader.read(nested(100, "(", ")")).certain()).isFalse();
    }

    private static String nested(int depth, String open, String close) {
        return open.repeat(depth) + "ls" + close.repeat(depth);
    }
}
