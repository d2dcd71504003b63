package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever stands in a rule: a condition that judges every context, or what is wrong in words. */
@Timeout(900)
class RuleFuzzTest {
    private static final long SEED = 20261125;
    private static final int ROUNDS = Nightly.count(20_000, 1_000_000);
    private static final List<String> SENTENCES = List.of(
            "file_path must start with project_dir",
            "active_agents <= 5",
            "cost != -0.5",
            "branch must not match {main,release/*}",
            "file_path must match \"**/[!a-z]?.java\"",
            "provider must be one of [claude, 'main']",
            "command must not run [rm, curl]");
    private static final List<String> TOKENS = List.of(
            "file_path",
            "must",
            "not",
            "match",
            "be one of",
            "run",
            "<=",
            "==",
            "=",
            "[",
            "]",
            "{",
            "}",
            ",",
            "*",
            "**/",
            "?",
            "!",
            "\\",
            "'",
            "\"",
            " ",
            "\t",
            "\n",
            "\u00a0",
            "\u2003",
            "-",
            "0",
            "5",
            "999999999999999999",
            ".5",
            "é",
            "\ud83d\ude00",
            "\ud800",
            "\0",
            "(",
            "$",
            "^",
            "|",
            "+");

    private final Random random = new Random(SEED);
    private final RandomContexts contexts = new RandomContexts(random);

    @Test
    void everySentenceIsUnderstoodOrRefusedInWords() {
        int understood = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String sentence = random.nextInt(4) == 0 ? tokens() : damaged();
            JsonObject context = contexts.next();
            String round = "seed " + SEED + ", round " + i + ": " + sentence + " on " + context;
            assertThatCode(() -> judge(sentence, context)).as(() -> round).doesNotThrowAnyException();
            understood += parse(sentence).isPresent() ? 1 : 0;
        }
        assertThat(understood).isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private static void judge(String sentence, JsonObject context) {
        parse(sentence).ifPresent(condition -> {
            condition.evaluate(context);
            assertThat(condition.describe()).isNotBlank();
        });
    }

    /** An exception of any other class, a subclass too, is an accident. */
    private static Optional<Condition> parse(String sentence) {
        try {
            return Optional.of(RuleParser.parse(sentence));
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private String damaged() {
        StringBuilder text = new StringBuilder(pick(SENTENCES));
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, pick(TOKENS));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, pick(TOKENS).repeat(random.nextInt(200)));
            }
        }
        return text.toString();
    }

    private String tokens() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pick(TOKENS)).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
