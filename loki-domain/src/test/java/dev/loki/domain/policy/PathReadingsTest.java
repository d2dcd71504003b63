package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else a tool may read a path as, and that no path makes this long. */
class PathReadingsTest {

    @ParameterizedTest
    @CsvSource({
        "a%2fb, a/b",
        "a%252fb, a/b",
        "a%2Fb, a/b",
        "a\\b, a/b",
        "a%5cb, a/b",
        "file:/srv/a, /srv/a",
        "FILE:///srv/a, /srv/a",
        "file://localhost/srv/a, /srv/a",
        "file://server/a, //server/a",
        "file:%2fetc, /etc",
        "%c3%a9, é"
    })
    void aPathIsReadInEveryWayThatAToolMayReadIt(String path, String reading) {
        assertThat(PathReadings.besides(path)).contains(reading).doesNotContain(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/p/a", "a b", "", "50%", "100%2", "%zz", "%2"})
    void aPathThatHidesNothingHasNoOtherReading(String path) {
        assertThat(PathReadings.besides(path)).isEmpty();
    }

    @Test
    void aZeroThatIsEncodedIsReadAsOne() {
        assertThat(PathReadings.besides("a%00b")).containsExactly("a\0b");
    }

    @Test
    void aPathEncodedOverAndOverHasFewReadings() {
        assertThat(PathReadings.besides("%" + "25".repeat(10_000) + "2e")).hasSizeLessThanOrEqualTo(5);
        assertThat(PathReadings.besides("file:".repeat(10_000))).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aPathInWhichEachReadingHidesAnotherHasFewReadings() {
        String path = IntStream.range(0, 40)
                .mapToObj(depth -> "%" + "25".repeat(depth) + "5cx")
                .collect(Collectors.joining());

        assertThat(PathReadings.besides(path)).hasSizeLessThan(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~/x", "~root/x", "$HOME/x", "C:\\x", "/C:/x", "file:", "file://server/x", "file:~/x"})
    void aPathThatBeginsWithWhatOnlyItsSystemKnowsLeadsElsewhere(String path) {
        assertThat(PathReadings.leadsElsewhere(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~backup",
                "~1",
                "C:",
                "/C:",
                "C:x",
                "1:/x",
                "/srv/a",
                "file:/srv/a",
                "file:///srv/a",
                "file://localhost/srv/a",
                "$lang/x"
            })
    void anOrdinaryNameDoesNot(String path) {
        assertThat(PathReadings.leadsElsewhere(path)).isFalse();
    }
}
