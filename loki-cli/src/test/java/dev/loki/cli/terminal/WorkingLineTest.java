package dev.loki.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkingLineTest {

    private static final String ERASED = "\r\u001b[K";

    private final CountDownLatch shown = new CountDownLatch(1);
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(terminal, true, StandardCharsets.UTF_8) {
        @Override
        public void print(String text) {
            super.print(text);
            shown.countDown();
        }
    };

    @Test
    void saysWhatGoesOnUntilTheCommandSaysSomething() throws Exception {
        WorkingLine line = new WorkingLine();
        OutputStream out = line.endedBy(terminal);
        line.start(new ProgressLine(err, true), "audit report is at work");
        assertThat(shown.await(60, TimeUnit.SECONDS)).isTrue();
        out.write("result\n".getBytes(StandardCharsets.UTF_8));
        line.start(new ProgressLine(err, true), "never");
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith(ERASED + "loki: audit report is at work, ")
                .endsWith(" s" + ERASED + "result\n")
                .doesNotContain("never");
    }

    @Test
    void saysNothingWhereNobodySeesIt() throws IOException {
        WorkingLine line = new WorkingLine();
        line.start(new ProgressLine(err, false), "unseen");
        line.endedBy(terminal).write('x');
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("x");
    }
}
