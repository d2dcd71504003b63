package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data policy names where it found what, and how much it does not show. */
class DataPolicyTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "5, 0", "6, 1", "9, 4"})
    void theFirstFiveFindingsAreShownAndTheOthersCounted(int found, int more) {
        String content = IntStream.rangeClosed(1, found)
                .mapToObj(i -> "mail ann" + i + "@mail.org")
                .collect(Collectors.joining("\n"));
        String reason = Documents.compile(
                        object("data", list(object("name", "d", "type", "pii_scanning", "action", "deny"))))
                .evaluate(EnforcementPoint.DATA, object("content", content))
                .reason();

        assertThat(reason.split("line ", -1)).hasSize(Math.min(found, 5) + 1);
        assertThat(reason.contains("more")).isEqualTo(more > 0);
        if (more > 0) {
            assertThat(reason).endsWith("; and " + more + " more");
        }
    }
}
