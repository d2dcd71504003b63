package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalForwarderTest {

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void noChildStartsAfterASignal(String name, int exitCode) {
        SignalForwarder forwarder = forwarder(true);
        forwarder.deliver(name);

        assertThatThrownBy(() -> forwarder.start(() -> blocked()))
                .isInstanceOfSatisfying(CommandStartException.class, e -> assertThat(e.exitCode())
                        .isEqualTo(exitCode))
                .hasMessage("SIG" + name + " came first");
    }

    @Test
    void theFirstSignalWithoutAChildIsHeldAndTheNextIsGivenBack() throws Exception {
        List<String> givenBack = new ArrayList<>();
        SignalForwarder forwarder = forwarder(false);
        forwarder.add(() -> givenBack.add("TERM"));
        Process child = forwarder.start(() -> blocked());
        forwarder.deliver("TERM");
        assertThat(child.waitFor()).isEqualTo(143);
        assertThat(givenBack).isEmpty();

        forwarder.detach();
        forwarder.deliver("TERM");
        forwarder.close();

        assertThat(givenBack).containsExactly("TERM");
    }

    @Test
    void whatTheTerminalDeliversIsNotSentTwice() throws Exception {
        SignalForwarder forwarder = forwarder(true);
        Process child = forwarder.start(() -> blocked());

        forwarder.deliver("INT");
        forwarder.deliver("TERM");

        assertThat(child.waitFor()).isEqualTo(143);
    }

    @Test
    void aSignalThatTheJvmKeepsIsDoneWithout() {
        assertThat(JvmSignals.handle("QUIT", () -> {})).isEqualTo(Optional.empty());
        assertThat(JvmSignals.handle("NO-SUCH-SIGNAL", () -> {})).isEqualTo(Optional.empty());
    }

    private static SignalForwarder forwarder(boolean terminalDelivers) {
        return new SignalForwarder(() -> terminalDelivers, false, Process::destroyForcibly, System::nanoTime);
    }

    /** A child that reads from a pipe nobody writes to. */
    private static Process blocked() {
        try {
            return new ProcessBuilder("cat").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
