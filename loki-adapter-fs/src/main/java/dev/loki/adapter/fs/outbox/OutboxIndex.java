package dev.loki.adapter.fs.outbox;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxCall.Comment;
import dev.loki.ports.outbox.OutboxCall.Link;
import dev.loki.ports.outbox.OutboxCall.Move;
import dev.loki.ports.outbox.OutboxCall.Remark;
import dev.loki.ports.outbox.OutboxCall.Report;
import dev.loki.ports.outbox.OutboxCall.Subtasks;
import dev.loki.ports.outbox.PlannedName;
import dev.loki.ports.outbox.WaitingCall;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an outbox says last of each thing that calls are about, so that nothing is said in it twice. Not thread-safe. */
final class OutboxIndex {

    /** Digests of what was said last, by what it was said of. */
    private final Map<String, String> said = new HashMap<>();

    /**
     * What a call says that the outbox does not: of a list of subtasks those that are not in it, of a comment the first
     * text, of everything else and of a sticky comment the last; empty for nothing.
     */
    Optional<OutboxCall> news(String service, String destination, OutboxCall call) {
        Thing thing = new Thing(service, destination);
        if (call instanceof Subtasks subtasks) {
            List<Subtask> more = subtasks.subtasks().stream()
                    .filter(subtask -> !said.containsKey(thing.subtask(subtasks.issue(), subtask)))
                    .toList();
            return more.isEmpty() ? Optional.empty() : Optional.of(new Subtasks(subtasks.issue(), more));
        }
        Map<String, String> words = thing.words(call);
        boolean firstStays =
                call instanceof Comment comment && !comment.comment().sticky();
        boolean isOld = firstStays
                ? said.keySet().containsAll(words.keySet())
                : said.entrySet().containsAll(words.entrySet());
        return isOld ? Optional.empty() : Optional.of(call);
    }

    void add(WaitingCall waiting) {
        said.putAll(new Thing(waiting.service(), waiting.destination()).words(waiting.call()));
    }

    void clear() {
        said.clear();
    }

    /** Names of what calls to one destination are about. */
    private record Thing(String service, String destination) {

        /** What is said, as a digest, by what it is said of. */
        Map<String, String> words(OutboxCall call) {
            if (call instanceof Move move) {
                return word(move.issue(), "status", move.status().label());
            }
            if (call instanceof Comment comment) {
                String what = "comment " + comment.comment().operation();
                return word(comment.issue(), what, comment.comment().markdown());
            }
            if (call instanceof Link link) {
                return word(
                        link.issue(),
                        "link " + link.link().operation(),
                        link.link().toString());
            }
            if (call instanceof Remark remark) {
                return word(Long.toString(remark.number()), "remark " + remark.name(), remark.markdown());
            }
            if (call instanceof Report report) {
                String what = "report " + report.state().context();
                return word(report.state().sha(), what, report.state().toString());
            }
            Map<String, String> words = new HashMap<>();
            if (call instanceof Subtasks subtasks) {
                subtasks.subtasks().forEach(subtask -> words.put(subtask(subtasks.issue(), subtask), ""));
            }
            return words;
        }

        String subtask(String issue, Subtask subtask) {
            return PlannedName.ofSubtask(service, destination, issue, subtask.operation());
        }

        private Map<String, String> word(String issue, String what, String text) {
            return Map.of(
                    PlannedName.of(service, destination, issue, what),
                    Sha256.hex(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
