package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.adapter.linear.tracker.LinearId.Kind;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What things are called: by people, by us, and in the journal. */
class NamesTest {

    private static final Place ISSUE =
            new Place.Issue("id-1", "ABC-1", new Place.Standing("s", "Todo", "unstarted", 0), "t", "ABC");

    @ParameterizedTest
    @CsvSource({
        "ABC-12, ISSUE, ABC-12",
        "' abc-12 ', ISSUE, ABC-12",
        "12, ISSUE, TEAM-12",
        "#12, ISSUE, TEAM-12",
        "https://linear.app/acme/issue/ABC-12/a-title?x=1#c, ISSUE, ABC-12",
        "https://linear.app/acme/project/launch-0123456789ab/overview, PROJECT, 0123456789ab",
        "launch-the-thing-0123456789ab, PROJECT, 0123456789ab",
        "0123456789ab, PROJECT, 0123456789ab",
        "9CFB482A-81E3-4154-B5B9-2C805E70A02D, EITHER, 9cfb482a-81e3-4154-b5b9-2c805e70a02d"
    })
    void peopleNameThingsInManyWays(String written, Kind kind, String text) {
        assertThat(LinearId.parse(written, "TEAM")).isEqualTo(new LinearId(kind, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "ABC", "ABC-0", "ABC-12x", "https://example.com/issue/ABC-12", "a\nb", "../x"})
    void whatIsNoNameIsNotAskedFor(String written) {
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> LinearId.parse(written, ""))
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void ourIdsAreOfVersion4AndTheSameForTheSameOperation() {
        IntStream.range(0, 1000).mapToObj(n -> ClientId.of("operation " + n)).forEach(id -> {
            assertThat(UUID.fromString(id).version()).isEqualTo(4);
            assertThat(UUID.fromString(id).variant()).isEqualTo(2);
            assertThat(id).isEqualTo(id.toLowerCase(Locale.ROOT));
        });
        assertThat(IntStream.range(0, 1000).mapToObj(n -> ClientId.of("operation " + n)))
                .doesNotHaveDuplicates();
        assertThat(ClientId.of("linear 1 comment a")).isEqualTo(ClientId.of("linear 1 comment a"));
    }

    /** Those of an earlier version must be found again by a later one. */
    @Test
    void ourIdsNeverChange() {
        assertThat(ClientId.of("linear id-1 comment run-1")).isEqualTo("1b9ac4bd-e225-4dd8-9db4-8a42a34e4e0c");
    }

    @Test
    void anOperationFitsIntoTheJournal() {
        assertThat(Operations.name(ISSUE, "comment", "run-1")).isEqualTo("linear id-1 comment run-1");
        for (String odd : new String[] {"", "two\nlines", "x".repeat(10_000), "a\u2028b"}) {
            String name = Operations.name(ISSUE, "comment", odd);
            assertThat(SentJournal.checked(name)).startsWith("linear id-1 comment sha256:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a b", "a\nb", "Bearer "})
    void aTokenThatCannotBeOneIsRefusedWithoutBeingShown(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearSettings(token))
                .withMessageContaining("LOKI_LINEAR_API_KEY");
    }

    @Test
    void settingsAreCheckedAndPrintNoToken() {
        LinearSettings settings = new LinearSettings("lin_api_" + "abc");
        assertThat(settings.toString()).doesNotContain("lin_api_").contains("https://api.linear.app");
        assertThat(settings.authorization()).isEqualTo("lin_api_" + "abc");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LinearSettings("t", HttpEndpoint.parse(LinearSettings.ADDRESS), "a b", StatusNames.DEFAULT))
                .withMessageContaining("such as ABC");
        for (String address : new String[] {"https://example.com", "https://example.com/", "https://example.com/x/"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new LinearSettings("t", HttpEndpoint.parse(address), "", StatusNames.DEFAULT))
                    .withMessageContaining(LinearSettings.ADDRESS);
        }
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        assertThat(Line.of(" a\r\n\tb\u0000c ", 10)).isEqualTo("a b c");
        assertThat(Line.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2)).isEqualTo("\ud83d\ude00\ud83d\ude00");
    }
}
