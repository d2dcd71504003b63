package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell's pattern may stand for. */
class PathPatternTest {

    @ParameterizedTest
    @CsvSource({
        "/srv/p/.l*, true",
        "/srv/*/.loki, true",
        "/srv/p/.lok?/policies.json, true",
        "/srv/p/.[a-z]*/x, true",
        "/srv/p/.{a, true",
        "/srv/p/*, false",
        "/srv/p/.m*, false",
        "/tmp/*/.loki, false",
        "/*, false",
        "//p/.loki, false"
    })
    void thePatternMayReachTheFolderOrBelow(String pattern, boolean reaches) {
        assertThat(new PathPattern(pattern).mayReach("/srv/p/.loki", false)).isEqualTo(reaches);
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/p/.lok[[:alpha:]], true",
        "/srv/p/.lok[^[:digit:]_]/x, true",
        "/srv/p/.l[]a[=o=]]ki, true",
        "/srv/p/.m[[:alpha:]]ki, false",
        "/srv/p/.lok[[:alpha:, true",
        "/srv/p/.lok[x]y, false"
    })
    void aClassOfCharactersMayBeAny(String pattern, boolean reaches) {
        assertThat(new PathPattern(pattern).mayReach("/srv/p/.loki", false)).isEqualTo(reaches);
    }

    /** However long it is, and whatever it begins: no stack is long enough to follow each character by a call. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "[a", "[[:a:]", "[:", "[[:a", "a"})
    void aLongSetIsLookedThrough(String piece) {
        String set = "[" + piece.repeat(100_000) + "]";
        assertThat(new PathPattern("/srv/p/.l" + set).mayReach("/srv/p/.loki", false))
                .isTrue();
        assertThat(new PathPattern("/srv/p/.l[[:a:]" + set).mayReach("/srv/p/.loki", false))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/*, true", "/srv/*, true", "/srv/p/.l*, true", "/srv/p/*, false", "/t*, false"})
    void whoTakesAFolderAwayTakesWhatIsInIt(String pattern, boolean reaches) {
        assertThat(new PathPattern(pattern).mayReach("/srv/p/.loki", true)).isEqualTo(reaches);
    }
}
