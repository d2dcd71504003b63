package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A document knows the line of each value, or of the nearest one around it. */
class PolicyDocumentTest {
    private final PolicyDocument document =
            new PolicyDocument("p.yaml", JsonObject.EMPTY, Map.of("", 2, "/data", 3, "/data/0", 5));

    @Test
    void aKnownValueStandsOnItsLine() {
        assertThat(document.lineOf("/data/0")).isEqualTo(5);
        assertThat(document.lineOf("")).isEqualTo(2);
    }

    @Test
    void anUnknownValueStandsWhereItsParentDoes() {
        assertThat(document.lineOf("/data/0/type")).isEqualTo(5);
        assertThat(document.lineOf("/data/1/type")).isEqualTo(3);
        assertThat(document.lineOf("/resource")).isEqualTo(2);
    }

    @Test
    void withoutLinesEverythingStandsOnTheFirst() {
        assertThat(new PolicyDocument("p", JsonObject.EMPTY, Map.of()).lineOf("/data/0"))
                .isEqualTo(1);
    }

    @Test
    void namesAreEscapedInPointers() {
        assertThat(PolicyDocument.child("/a", "b/c~d")).isEqualTo("/a/b~1c~0d");
    }
}
