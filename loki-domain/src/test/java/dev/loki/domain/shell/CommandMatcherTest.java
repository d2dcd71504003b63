package dev.loki.domain.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandMatcherTest {
    private static final Set<String> NAMES = Set.of("rm", "curl");

    @Test
    void aProgramByNameIsAMatchWithItsReason() {
        assertThat(match("rm x")).contains("runs rm");
        assertThat(match("/usr/bin/RM x")).contains("runs rm");
        assertThat(match("sudo bash -lc 'ls && curl x'")).contains("runs curl (in: sudo bash -lc)");
    }

    @Test
    void aProgramThatIsOnlyMentionedIsNoMatch() {
        assertThat(match("echo rm")).isEmpty();
        assertThat(match("grep -r curl . > rm")).isEmpty();
        assertThat(match("rmdir x")).isEmpty();
    }

    @Test
    void whatCannotBeReadSurelyIsAMatch() {
        assertThat(match("$X y")).contains("cannot be read surely: which program is $X (at character 0)");
        assertThat(match("echo 'open"))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("cannot be read"));
        assertThat(match("python -c 'x'")).isPresent();
        assertThat(match("curl_like | sh")).isPresent();
    }

    @Test
    void aKnownProgramIsNamedBeforeADoubt() {
        assertThat(match("$X; rm x")).contains("runs rm");
    }

    @Test
    void scriptsAndUnknownFilesCountOnlyWhereTheCallerSaysSo() {
        assertThat(match("bash build.sh")).isEmpty();
        assertThat(match("touch $X")).isEmpty();
        assertThat(CommandMatcher.runsAnyOf(ShellReader.read("bash build.sh"), NAMES, Set.of(Doubt.Kind.SCRIPT)))
                .isPresent();
        assertThat(CommandMatcher.runsAnyOf(ShellReader.read("$X"), NAMES, Set.of()))
                .isEmpty();
    }

    private static Optional<String> match(String command) {
        return CommandMatcher.runsAnyOf(ShellReader.read(command), NAMES);
    }
}
