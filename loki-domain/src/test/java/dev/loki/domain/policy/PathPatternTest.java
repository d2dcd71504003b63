package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource({"/*, true", "/srv/*, true", "/srv/p/.l*, true", "/srv/p/*, false", "/t*, false"})
    void whoTakesAFolderAwayTakesWhatIsInIt(String pattern, boolean reaches) {
        assertThat(new PathPattern(pattern).mayReach("/srv/p/.loki", true)).isEqualTo(reaches);
    }
}
