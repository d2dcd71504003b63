package dev.loki.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import org.junit.jupiter.api.Test;

/** What every {@link PolicySource} does. */
public abstract class PolicySourceContract {

    /** A source whose policy file the test writes. */
    protected abstract PolicySource source() throws Exception;

    /** Writes the policy file, in JSON. */
    protected abstract void write(String text) throws Exception;

    /** Puts something in the place of the policy file that is no file. */
    protected abstract void spoil() throws Exception;

    @Test
    void aFileIsReadWithItsLinesAndItsHash() throws Exception {
        write("{\n  \"a\": 1\n}\n");
        assertThat(source().load()).isInstanceOfSatisfying(PolicyLoad.Found.class, found -> {
            assertThat(found.document().root()).isEqualTo(JsonObject.EMPTY.with("a", JsonNumber.of(1)));
            assertThat(found.document().lineOf("/a")).isEqualTo(2);
            assertThat(found.document().hash()).matches("[0-9a-f]{64}");
            assertThat(found.warnings()).isEmpty();
        });
    }

    @Test
    void theSameFileIsTheSameAndAChangeIsSeenAtTheNextLook() throws Exception {
        write("{}");
        PolicySource source = source();
        PolicyLoad before = source.load();
        assertThat(source.load()).isEqualTo(before);
        write("[]");
        assertThat(source.load()).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsNotUnderstoodIsSaidWithItsLine() throws Exception {
        write("{\n  \"a\": }\n");
        assertThat(source().load()).isInstanceOfSatisfying(PolicyLoad.Unreadable.class, load -> {
            assertThat(load.problem().file()).endsWith(".json");
            assertThat(load.problem().line()).isEqualTo(2);
            assertThat(load.problem().message()).isNotBlank().hasLineCount(1);
        });
    }

    @Test
    void aFileThatIsTooLargeOrNoneAtAllIsSaidAndNotThrown() throws Exception {
        write("\"" + "x".repeat(2 << 20) + "\"");
        assertThat(source().load()).isInstanceOf(PolicyLoad.Unreadable.class);
        spoil();
        assertThat(source().load()).isInstanceOf(PolicyLoad.Unreadable.class);
    }
}
