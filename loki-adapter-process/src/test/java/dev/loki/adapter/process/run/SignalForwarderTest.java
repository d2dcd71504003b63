package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalForwarderTest {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void aSignalFromBeforeTheStartWaitsForTheChild(String name, int exitCode) throws Exception {
        SignalForwarder forwarder = new SignalForwarder(() -> false);
        forwarder.deliver(name);

        Process child = blocked();
        forwarder.attach(child);

        assertThat(child.waitFor()).isEqualTo(exitCode);
    }

    @Test
    void whatTheTerminalDeliversIsNotSentTwice() throws Exception {
        SignalForwarder forwarder = new SignalForwarder(() -> true);
        Process child = blocked();
        forwarder.attach(child);

        forwarder.deliver("INT");
        forwarder.deliver("TERM");

        assertThat(child.waitFor()).isEqualTo(143);
    }

    @Test
    void aSignalThatTheJvmKeepsIsDoneWithout() {
        assertThat(JvmSignals.handle("QUIT", () -> {})).isEqualTo(Optional.empty());
        assertThat(JvmSignals.handle("NO-SUCH-SIGNAL", () -> {})).isEqualTo(Optional.empty());
    }

    /** A child that reads from a pipe nobody writes to. */
    private static Process blocked() throws IOException {
        return new ProcessBuilder("cat").start();
    }
}
