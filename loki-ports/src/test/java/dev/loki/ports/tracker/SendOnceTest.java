package dev.loki.ports.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.Making;
import dev.loki.ports.tracker.SendOnce.NotMade;
import dev.loki.ports.tracker.SendOnce.Outcome;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendOnceTest {

    private static final String OPERATION = "service comment 1";

    private final TrackerException lost = new TrackerException(Trouble.PASSING, "no answer");
    private final Memory journal = new Memory();
    private final SendOnce once = new SendOnce(journal, 3);
    private final Service service = new Service();

    @Test
    void whatIsTakenIsDoneWithItsContent() {
        service.answers.add(made("7", "text"));

        assertThat(once.make(OPERATION, service)).isEqualTo(made("7", "text"));
        assertThat(once.known(OPERATION)).contains(new Done("7", "text"));
        assertThat(service.asked).containsExactly("find false", "send 1 begun");
    }

    @Test
    void whatMayHaveBeenSentIsLookedForBeforeItIsSent() {
        journal.begin(OPERATION);
        service.finds.add(Optional.of(made("7", "")));

        assertThat(once.make(OPERATION, service).thing()).isEqualTo("thing 7");
        assertThat(once.known(OPERATION)).contains(new Done("7", ""));
        assertThat(service.asked).containsExactly("find true");
    }

    @Test
    void whatWasLostOnTheWayIsSentAgain() {
        service.answers.add(new SendOnce.Unknown<>(lost));
        service.answers.add(made("7", "text"));

        once.make(OPERATION, service);

        assertThat(service.asked).containsExactly("find false", "send 1 begun", "find true", "send 2 begun");
    }

    @Test
    void whatWasMadeWithoutAnAnswerIsFoundAndNotSentAgain() {
        service.answers.add(new SendOnce.Unknown<>(lost));
        service.finds.add(Optional.empty());
        service.finds.add(Optional.of(made("7", "text")));

        assertThat(once.make(OPERATION, service)).isEqualTo(made("7", "text"));
        assertThat(service.asked).containsExactly("find false", "send 1 begun", "find true");
    }

    @Test
    void afterTheLastAttemptItIsLookedForOnceMoreAndStaysBegun() {
        for (int attempt = 0; attempt < 3; attempt++) {
            service.answers.add(new SendOnce.Unknown<>(lost));
        }

        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> once.make(OPERATION, service))
                .isSameAs(lost);
        assertThat(journal.of(OPERATION)).isEqualTo(new Begun());
        assertThat(service.asked).hasSize(7).endsWith("send 3 begun", "find true");
    }

    @Test
    void whatIsRefusedIsAsIfItWereNeverSent() {
        TrackerException refusal = new TrackerException(Trouble.REFUSED, "no");
        service.answers.add(new NotMade<>(refusal));

        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> once.make(OPERATION, service))
                .isSameAs(refusal);
        assertThat(journal.of(OPERATION)).isEqualTo(new SentJournal.Unknown());
    }

    @Test
    void whatEndsWithoutAnOutcomeStaysBegun() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> once.make(OPERATION, service));
        assertThat(journal.of(OPERATION)).isEqualTo(new Begun());
    }

    @Test
    void whatIsGoneIsMadeAnewAndUntilThenKnownByItsOldId() {
        journal.done(OPERATION, "7", "text");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> once.make(OPERATION, service));
        assertThat(once.known(OPERATION)).contains(new Done("7", "text"));
        service.answers.add(made("8", "text"));
        once.make(OPERATION, service);
        assertThat(once.known(OPERATION)).contains(new Done("8", "text"));
    }

    private static Made<String> made(String id, String content) {
        return Made.of("thing " + id, id, content);
    }

    /** Finds and answers what it was told to, in turn; else it finds nothing, and breaks. */
    private final class Service implements Making<String> {

        private final Deque<Optional<Made<String>>> finds = new ArrayDeque<>();
        private final Deque<Outcome<String>> answers = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Optional<Made<String>> find(boolean sent) {
            asked.add("find " + sent);
            return finds.isEmpty() ? Optional.empty() : finds.remove();
        }

        @Override
        public Outcome<String> send(int attempt) {
            asked.add("send " + attempt + (journal.of(OPERATION) instanceof Begun ? " begun" : ""));
            if (answers.isEmpty()) {
                throw new IllegalStateException("killed");
            }
            return answers.remove();
        }
    }

    /** As the contract has it; that stands in a module which needs this one. */
    private static final class Memory implements SentJournal {

        private final Map<String, State> states = new HashMap<>();

        @Override
        public State of(String operation) {
            return states.getOrDefault(operation, new SentJournal.Unknown());
        }

        @Override
        public void begin(String operation) {
            states.putIfAbsent(operation, new Begun());
        }

        @Override
        public void done(String operation, String id, String content) {
            states.put(operation, new Done(id, content));
        }

        @Override
        public void refused(String operation) {
            states.remove(operation);
        }
    }
}
