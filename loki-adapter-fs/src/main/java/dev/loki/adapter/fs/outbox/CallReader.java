package dev.loki.adapter.fs.outbox;

import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WebAddress;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxCall.Comment;
import dev.loki.ports.outbox.OutboxCall.Link;
import dev.loki.ports.outbox.OutboxCall.Move;
import dev.loki.ports.outbox.OutboxCall.Remark;
import dev.loki.ports.outbox.OutboxCall.Report;
import dev.loki.ports.outbox.OutboxCall.Subtasks;
import dev.loki.ports.outbox.WaitingCall;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a line of an outbox, which may come from a stranger: everything is within bounds, or it is refused. */
final class CallReader {

    static final int LONGEST_NAME = 1_000;
    static final int LONGEST_TEXT = 1_000_000;
    static final int MOST_SUBTASKS = 1_000;

    private static final int LONGEST_SERVICE = 30;
    private static final Pattern SERVICE = Pattern.compile("[a-z]{1,30}");
    private static final Pattern SHA = Pattern.compile("[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** No way to another resource of a service, whatever becomes of the name in an address. */
    private static final Pattern DOTS = Pattern.compile("(?:^|[/\\\\])\\.{1,2}(?:[/\\\\]|$)");

    private final JsonFields line;

    CallReader(JsonFields line) {
        this.line = line;
    }

    WaitingCall waiting() {
        return new WaitingCall(
                whole(CallLine.NUMBER),
                instant(),
                matching(CallLine.SERVICE, LONGEST_SERVICE, SERVICE, "the name of a service in small letters"),
                oneLine(CallLine.DESTINATION),
                call());
    }

    private OutboxCall call() {
        String kind = line.requiredText(CallLine.CALL, LONGEST_NAME);
        return switch (kind) {
            case Move.KIND -> new Move(issue(), status());
            case Comment.KIND -> new Comment(issue(), comment());
            case Subtasks.KIND -> new Subtasks(issue(), subtasks());
            case Link.KIND -> new Link(issue(), link());
            case Remark.KIND ->
                new Remark(
                        whole(CallLine.ISSUE),
                        matching(CallLine.NAME, LONGEST_NAME, NAME, "1 to 100 letters, digits and -"),
                        text(CallLine.MARKDOWN));
            case Report.KIND -> new Report(state());
            default ->
                throw line.problem(
                        CallLine.CALL,
                        "expected status, comment, subtasks, link, remark or report; a later version of"
                                + " loki may know more");
        };
    }

    private String issue() {
        String issue = oneLine(CallLine.ISSUE);
        if (DOTS.matcher(issue).find()) {
            throw line.problem(CallLine.ISSUE, "expected the key of an issue, without the steps . and ..");
        }
        return issue;
    }

    private WorkStatus status() {
        return WorkStatus.of(line.requiredText(CallLine.STATUS, LONGEST_NAME))
                .orElseThrow(() -> line.problem(CallLine.STATUS, "expected a status, such as planned or done"));
    }

    private WorkComment comment() {
        return new WorkComment(operation(line), text(CallLine.MARKDOWN), flag(CallLine.STICKY));
    }

    private List<Subtask> subtasks() {
        List<Subtask> subtasks = line.objects(CallLine.SUBTASKS, MOST_SUBTASKS).stream()
                .map(one -> new Subtask(
                        operation(one),
                        one.requiredText(CallLine.TITLE, LONGEST_TEXT),
                        one.text(CallLine.MARKDOWN, LONGEST_TEXT).orElse("")))
                .toList();
        if (subtasks.isEmpty()) {
            throw line.problem(CallLine.SUBTASKS, "expected 1 to " + MOST_SUBTASKS + " subtasks, found none");
        }
        return subtasks;
    }

    private WorkLink link() {
        return new WorkLink(
                operation(line),
                address(line.requiredText(CallLine.URL, LONGEST_TEXT)),
                text(CallLine.TITLE),
                flag(CallLine.RESOLVED));
    }

    private CommitState state() {
        Optional<String> url = line.text(CallLine.URL, LONGEST_TEXT);
        return new CommitState(
                matching(CallLine.SHA, LONGEST_NAME, SHA, "the 40 or 64 hex digits of a commit"),
                oneLine(CallLine.CONTEXT),
                outcome(),
                text(CallLine.DESCRIPTION),
                text(CallLine.MARKDOWN),
                url.map(this::address));
    }

    private CommitState.Outcome outcome() {
        String told = line.requiredText(CallLine.OUTCOME, LONGEST_NAME);
        return Stream.of(CommitState.Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(told))
                .findFirst()
                .orElseThrow(() -> line.problem(CallLine.OUTCOME, "expected pending, success, failure or error"));
    }

    private String address(String url) {
        WebAddress.fault(url).ifPresent(fault -> {
            throw line.problem(CallLine.URL, fault);
        });
        return url;
    }

    private String operation(JsonFields fields) {
        return fields.requiredText(CallLine.OPERATION, LONGEST_NAME);
    }

    private String text(String name) {
        return line.text(name, LONGEST_TEXT).orElseThrow(() -> line.problem(name, "expected a text, found none"));
    }

    private String oneLine(String name) {
        String text = line.requiredText(name, LONGEST_NAME);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw line.problem(name, "expected one line, without control characters");
        }
        return text;
    }

    private String matching(String name, int longest, Pattern form, String expected) {
        String text = line.requiredText(name, longest);
        if (!form.matcher(text).matches()) {
            throw line.problem(name, "expected " + expected);
        }
        return text;
    }

    private boolean flag(String name) {
        return line.flag(name).orElseThrow(() -> line.problem(name, "expected true or false, found none"));
    }

    private long whole(String name) {
        return line.count(name).orElseThrow(() -> line.problem(name, "expected a whole number from 0, found none"));
    }

    private Instant instant() {
        try {
            return Instant.parse(line.requiredText(CallLine.AT, LONGEST_NAME));
        } catch (DateTimeException e) {
            JsonFieldException problem = line.problem(CallLine.AT, "expected a time such as 2026-02-21T10:00:00Z");
            problem.initCause(e);
            throw problem;
        }
    }
}
