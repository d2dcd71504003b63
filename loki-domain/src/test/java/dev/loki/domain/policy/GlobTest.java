package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*.js, app.js, true",
        "*.js, src/app.js, false",
        "**/*.js, src/lib/app.js, true",
        "**/*.js, app.js, true",
        "src/**, src/a/b, true",
        "src/**/b, src/b, true",
        "src/**/b, src/x/y/b, true",
        "src/**/b, src/xb, false",
        "**/.env, /srv/p/.env, true",
        "**/.env*, .env.local, true",
        "a?c, abc, true",
        "a?c, a/c, false",
        "'{a,b}.txt', b.txt, true",
        "'x{,y}', x, true",
        "[a-c]1, b1, true",
        "[!a-c]1, b1, false",
        "[!a]b, /b, false",
        "\\*, *, true",
        "\\*, a, false",
        "*a*b, aab, true",
        "*a*b, a/ab, false",
        "**a*b, a/ab, true",
        "A, a, false"
    })
    void matchesAsAShellWould(String glob, String text, boolean matches) {
        assertThat(Glob.compile(glob).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[a", "a\\", "{a", "{a,{b,c}}", "{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}"})
    void patternThatMakesNoSenseIsRefused(String glob) {
        assertThatThrownBy(() -> Glob.compile(glob)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void randomPatternsMatchWhatTheSameRegexMatches() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String glob = randomText(random, "ab/*?", 8);
            String text = randomText(random, "ab/", 8);
            assertThat(Glob.compile("x" + glob).matches("x" + text))
                    .as("%s against %s", glob, text)
                    .isEqualTo(Pattern.matches(regex("x" + glob), "x" + text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "[abc], b, true",
        "[abc], d, false",
        "[a-], -, true",
        "[a-], b, false",
        "[a-cx-z]1, y1, true",
        "[a-cx-z]1, d1, false",
        "[^a]b, cb, true",
        "[^a]b, ab, false",
        "[]]x, ]x, true",
        "[!]]x, ax, true",
        "[!]]x, ]x, false",
        "[a]b, b, false",
        "[a-c], a, true",
        "[a-c], c, true",
        "'{a}', a, true",
        "'{}x', x, true",
        "'{a,}', a, true",
        "'\\{a,b}', '{a,b}', true",
        "'a\\,b', 'a,b', true",
        "**/x, a/, false",
        "*, '', true",
        "*/, a/, true",
        "a*, a/, false"
    })
    void setsAlternativesAndEdgesMatchAsAShellWould(String glob, String text, boolean matches) {
        assertThat(Glob.compile(glob).matches(text)).isEqualTo(matches);
    }

    @Test
    void lengthAndAlternativesAreBounded() {
        assertThat(Glob.compile("a".repeat(1_000)).matches("a".repeat(1_000))).isTrue();
        assertThatThrownBy(() -> Glob.compile("a".repeat(1_001))).hasMessageContaining("1 to 1000 characters");
        assertThat(Glob.compile("{1,2}".repeat(6)).matches("111112")).isTrue();
        assertThatThrownBy(() -> Glob.compile("{1,2}".repeat(6) + "{1,2}")).hasMessageContaining("at most 64");
        assertThat(Glob.compile("{a,b}*")).hasToString("{a,b}*");
    }

    @Test
    void manyStarsDoNotStall() {
        assertThat(Glob.compile("**a".repeat(300)).matches("a".repeat(100_000) + "b"))
                .isFalse();
    }

    private static String randomText(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String regex(String glob) {
        return glob.replaceAll("(?<=/)\\*\\*/", "\u0001")
                .replace("**", "\u0002")
                .replace("*", "[^/]*")
                .replace("?", "[^/]")
                .replace("\u0001", "(?:.*/)?")
                .replace("\u0002", ".*");
    }
}
