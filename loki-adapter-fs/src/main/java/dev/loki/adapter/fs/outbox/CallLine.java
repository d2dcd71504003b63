package dev.loki.adapter.fs.outbox;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxCall.Comment;
import dev.loki.ports.outbox.OutboxCall.Link;
import dev.loki.ports.outbox.OutboxCall.Move;
import dev.loki.ports.outbox.OutboxCall.Remark;
import dev.loki.ports.outbox.OutboxCall.Report;
import dev.loki.ports.outbox.OutboxCall.Subtasks;
import dev.loki.ports.outbox.WaitingCall;
import java.util.List;
import java.util.Locale;

/** A call as a line of an outbox, as docs/files.md describes it. {@link CallReader} reads it. */
final class CallLine {

    static final String NUMBER = "number";
    static final String AT = "at";
    static final String SERVICE = "service";
    static final String DESTINATION = "destination";
    static final String CALL = "call";
    static final String ISSUE = "issue";
    static final String STATUS = "status";
    static final String OPERATION = "operation";
    static final String MARKDOWN = "markdown";
    static final String STICKY = "sticky";
    static final String SUBTASKS = "subtasks";
    static final String TITLE = "title";
    static final String URL = "url";
    static final String RESOLVED = "resolved";
    static final String NAME = "name";
    static final String SHA = "sha";
    static final String CONTEXT = "context";
    static final String OUTCOME = "outcome";
    static final String DESCRIPTION = "description";

    private CallLine() {}

    static JsonObject write(WaitingCall waiting) {
        JsonObject.Builder line = JsonObject.builder()
                .put(NUMBER, waiting.number())
                .put(AT, waiting.at().toString())
                .put(SERVICE, waiting.service())
                .put(DESTINATION, waiting.destination())
                .put(CALL, waiting.call().kind());
        write(waiting.call(), line);
        return line.build();
    }

    /** The call alone. */
    static JsonObject write(OutboxCall call) {
        JsonObject.Builder line = JsonObject.builder().put(CALL, call.kind());
        write(call, line);
        return line.build();
    }

    /** @throws dev.loki.domain.json.JsonFieldException naming the member that is not as {@link #write} writes it */
    static WaitingCall read(JsonFields line) {
        return new CallReader(line).waiting();
    }

    private static void write(OutboxCall call, JsonObject.Builder line) {
        if (call instanceof Move move) {
            line.put(ISSUE, move.issue()).put(STATUS, move.status().label());
        } else if (call instanceof Comment comment) {
            write(comment.comment(), line.put(ISSUE, comment.issue()));
        } else if (call instanceof Subtasks subtasks) {
            List<JsonObject> all =
                    subtasks.subtasks().stream().map(CallLine::write).toList();
            line.put(ISSUE, subtasks.issue()).put(SUBTASKS, new JsonArray(List.copyOf(all)));
        } else if (call instanceof Link link) {
            write(link.link(), line.put(ISSUE, link.issue()));
        } else if (call instanceof Remark remark) {
            line.put(ISSUE, remark.number()).put(NAME, remark.name()).put(MARKDOWN, remark.markdown());
        } else if (call instanceof Report report) {
            write(report.state(), line);
        }
    }

    private static void write(WorkComment comment, JsonObject.Builder line) {
        line.put(OPERATION, comment.operation())
                .put(MARKDOWN, comment.markdown())
                .put(STICKY, comment.sticky());
    }

    private static JsonObject write(Subtask subtask) {
        return JsonObject.builder()
                .put(OPERATION, subtask.operation())
                .put(TITLE, subtask.title())
                .put(MARKDOWN, subtask.markdown())
                .build();
    }

    private static void write(WorkLink link, JsonObject.Builder line) {
        line.put(OPERATION, link.operation())
                .put(URL, link.url())
                .put(TITLE, link.title())
                .put(RESOLVED, link.resolved());
    }

    private static void write(CommitState state, JsonObject.Builder line) {
        line.put(SHA, state.sha())
                .put(CONTEXT, state.context())
                .put(OUTCOME, state.outcome().name().toLowerCase(Locale.ROOT))
                .put(DESCRIPTION, state.description())
                .put(MARKDOWN, state.markdown());
        state.url().ifPresent(url -> line.put(URL, url));
    }
}
