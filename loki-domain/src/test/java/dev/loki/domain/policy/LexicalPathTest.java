package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
