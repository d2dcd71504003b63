package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word of a command is known where at most the current folder has to be put in. */
class KnownSpellingTest {

    @ParameterizedTest
    @CsvSource({
        "src/*.js, src/*.js",
        "$PWD/a, ./a",
        "${PWD}/a, ./a",
        "$PWD, .",
        "\"$PWD\"/a, ./a",
        "\"$PWD/a\", ./a",
        "\"${PWD}/a b\", ./a b"
    })
    void theCurrentFolderIsADot(String word, String spelling) {
        assertThat(KnownSpelling.of(word)).contains(spelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$HOME/a",
                "$PWDX/a",
                "$PWD/$x",
                "a/$PWD",
                "`x`/a",
                "'a'",
                "a\\b",
                "{a,b}",
                "~/a",
                "a\"",
                "$PWD/a\"",
                "\"$x\""
            })
    void aWordOfWhichMoreHasToBeKnownIsNot(String word) {
        assertThat(KnownSpelling.of(word)).isEmpty();
    }
}
