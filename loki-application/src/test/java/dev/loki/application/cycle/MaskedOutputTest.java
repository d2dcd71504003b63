package dev.loki.application.cycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedOutputTest {

    private static final String KEY = "AKIA" + "Q3EG7ZT5LKMN2VB4";

    private final MaskedOutput output = new MaskedOutput();

    @Test
    void aSecretIsMaskedHoweverItCame() {
        for (char character : ("key: " + KEY + "\nend\n").toCharArray()) {
            say(String.valueOf(character));
        }
        assertThat(output.text()).startsWith("key: AKIA").endsWith("\nend\n").doesNotContain(KEY);
    }

    @Test
    void theLastLineThatSaysSomethingIsKept() {
        assertThat(output.lastLine()).isEmpty();
        say("first\n  2 tests failed \n\n");
        assertThat(output.lastLine()).isEqualTo("2 tests failed");
        say("key " + KEY + "\n");
        assertThat(output.lastLine()).startsWith("key AKIA").doesNotContain(KEY);
        say("\u001b[31mred\u0007\n");
        assertThat(output.lastLine()).isEqualTo("red");
        say("x".repeat(3_000));
        assertThat(output.lastLine()).hasSize(503).endsWith("...");
    }

    @Test
    void moreThanIsKeptIsCutAtALineAndSaidSo() {
        String line = "0123456789abcde\n";
        for (int i = 0; i < MaskedOutput.MOST / line.length() - 1; i++) {
            say(line);
        }
        say(KEY.substring(0, 10));
        say(KEY.substring(10) + "\nthe very last\n");
        String text = output.text();
        assertThat(text).endsWith("0123456789abcde\n[cut: the output has " + (MaskedOutput.MOST + 19) + " bytes]\n");
        assertThat(text).doesNotContain("AKIA");
        assertThat(output.lastLine()).isEqualTo("the very last");
    }

    @Test
    void aLineWithoutAnEndIsNotShownFromItsMiddle() {
        say("y".repeat(10_000));
        assertThat(output.lastLine()).isEmpty();
        say("\ndone\n");
        assertThat(output.lastLine()).isEqualTo("done");
    }

    private void say(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        output.take(bytes, bytes.length);
    }
}
