package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look at a path agrees with the slow one. */
class LexicalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a/b.c", "/a..b/c", "/é/日"})
    void aPathThatNeedsNoResolvingIsPlain(String path) {
        assertThat(LexicalPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a", "aa/b", "/a/", "//a", "/a//b", "/./a", "/a/..", "/a/.", "/a\0", "/a\u202e"})
    void anyOtherIsNot(String path) {
        assertThat(LexicalPath.isPlain(path)).isFalse();
    }

    @Test
    void whatIsPlainIsWhatResolvingMakesOfIt() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append("//..ab\u0001\u2066".charAt(random.nextInt(8)));
            }
            String path = text.toString();
            if (LexicalPath.isPlain(path)) {
                assertThat(LexicalPath.resolve(path, "")).as(path).contains(path);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a//b, /a/b",
        "/a/./b, /a/b",
        "/a/././/b/, /a/b/",
        "a//b, a/b",
        "./a, ./a",
        "/a/../b, /a/../b",
        "/a/.b, /a/.b",
        "/a/b., /a/b.",
        "/a/x/c, /a/x/c",
        "/, /"
    })
    void stepsThatLeadNowhereAreLeftOutAndNoOthers(String path, String shorter) {
        assertThat(LexicalPath.withoutEmptySteps(path)).isEqualTo(shorter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200d", "\u200da", "\u65e5\u200d", "a\u200d\u65e5", "\u65e5\u200da", "/\u65e5\u200d"})
    void aJoinerThatJoinsNoTwoLettersOfItsScriptIsNotTrusted(String path) {
        assertThat(LexicalPath.resolve(path, "/srv")).isEmpty();
        assertThat(LexicalPath.isPlain("/srv/" + path)).isFalse();
    }

    @Test
    void aJoinerBetweenTwoLettersOfItsScriptIsPartOfTheName() {
        assertThat(LexicalPath.resolve("\u0646\u200c\u0627", "/srv")).contains("/srv/\u0646\u200c\u0627");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u034fb", "a\u2800b", "a\uffa0b"})
    void aCharacterThatIsDrawnAsNothingIsNotTrusted(String path) {
        assertThat(LexicalPath.resolve(path, "/srv")).isEmpty();
    }
}
