package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines and characters are counted alike by one byte and by eight. */
class LineCounterTest {

    @Test
    void whatANaiveCountSaysOfRandomTextsTheCounterSays() {
        Random random = new Random(17);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 60) {
                text.append("\n\u000b\u0000\t\u008aé€x".charAt(random.nextInt(8)))
                        .append("y".repeat(random.nextInt(random.nextInt(3) == 0 ? 30 : 2)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(bytes.length);
            LineCounter counter = new LineCounter();
            counter.advance(bytes, 0, from);
            counter.advance(bytes, from, bytes.length);

            String all = text.toString();
            int lastBreak = all.lastIndexOf('\n');
            assertThat(counter.line())
                    .isEqualTo(1 + (int) all.chars().filter(c -> c == '\n').count());
            assertThat(counter.column()).isEqualTo(all.length() - lastBreak);
        }
    }
}
