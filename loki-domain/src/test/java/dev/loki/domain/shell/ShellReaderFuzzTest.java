package dev.loki.domain.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text yields a reading, and in bounded work. */
@Timeout(600)
@Order(1)
class ShellReaderFuzzTest {
    private static final String[] PIECES = {
        "'",
        "\"",
        "\\",
        "$",
        "`",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "[[",
        "]]",
        "<",
        ">",
        "<<",
        "<<-",
        "<<<",
        "&",
        "|",
        ";",
        ";;",
        "\n",
        " ",
        "\t",
        "#",
        "!",
        "*",
        "?",
        "~",
        "=",
        "+",
        "-",
        "--",
        ",",
        "..",
        "$(",
        "$((",
        "))",
        "${",
        "$'",
        "$\"",
        "<(",
        "&>",
        ">&",
        "2>",
        "EOF",
        "EOF\n",
        "if",
        "then",
        "fi",
        "case",
        "in",
        "esac",
        "for",
        "do",
        "done",
        "while",
        "function",
        "f()",
        "coproc",
        "time",
        "sh",
        "-c",
        "eval",
        "env",
        "-S",
        "sudo",
        "xargs",
        "-I{}",
        "find",
        "-exec",
        "trap",
        "alias",
        "git",
        "sed",
        "s/a/b/",
        "tar",
        "cd",
        "rm",
        "mv",
        "X=",
        "$X",
        "@",
        "1",
        "a",
        "b",
        "\0",
        "\r",
        "\u00e4",
        "\ud83d",
    };

    @Test
    void randomTextsAreRead() {
        Random random = new Random(7);
        for (int i = 0; i < Nightly.count(10_000, 1_000_000); i++) {
            String text = text(random, random.nextInt(60));
            assertThat(ShellReader.read(text)).as(text).isNotNull();
        }
    }

    static Stream<String> hostile() {
        Stream<String> repeated = Stream.of(PIECES);
        Stream<String> mixed = Stream.of(
                "$((a) ",
                "{a,b}",
                "{a,",
                "{{a,b},",
                "a{",
                "<<A ",
                "<<A\n",
                "env ",
                "sudo -u x ",
                "echo `",
                "\\`",
                "${x:-",
                "\"$(",
                "case a in a) ",
                "f() { ",
                "[[ a && ",
                "cd a; ",
                "cd a; rm b; ",
                "rm x; ",
                "> x ",
                "a=(",
                "$'\\x41",
                "a|",
                "x$y",
                "find -exec ",
                "xargs -I a ",
                "sh -c ",
                "eval ",
                "((",
                "[[ x =~ (",
                "git -C a ",
                "mv a b ",
                "tar x ",
                "-a ",
                "a ",
                "$X ");
        return Stream.concat(repeated, mixed);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Execution(ExecutionMode.CONCURRENT)
    void longRepetitionsAreRead(String piece) {
        String text = piece.repeat(ShellReader.LONGEST / piece.length());
        for (String start : List.of("", "rm ", "mv ", "find ", "echo \"", "cat <<A\n", "sh -c '", "sed '", "cd ")) {
            String whole = start + text.substring(0, text.length() - start.length());
            assertThat(ShellReader.read(whole)).isNotNull();
        }
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
