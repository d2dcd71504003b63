package dev.loki.adapter.fs.outbox;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxCall.Comment;
import dev.loki.ports.outbox.OutboxCall.Link;
import dev.loki.ports.outbox.OutboxCall.Remark;
import dev.loki.ports.outbox.OutboxCall.Report;
import dev.loki.ports.outbox.OutboxCall.Subtasks;

/** Calls whose texts hold no secret that is known as one: they are carried about in a file. */
final class MaskedCall {

    private MaskedCall() {}

    static OutboxCall of(OutboxCall call) {
        if (call instanceof Comment said) {
            WorkComment comment = said.comment();
            return new Comment(
                    said.issue(), new WorkComment(comment.operation(), mask(comment.markdown()), comment.sticky()));
        }
        if (call instanceof Subtasks subtasks) {
            return new Subtasks(
                    subtasks.issue(),
                    subtasks.subtasks().stream().map(MaskedCall::of).toList());
        }
        if (call instanceof Link put) {
            WorkLink link = put.link();
            return new Link(
                    put.issue(), new WorkLink(link.operation(), mask(link.url()), mask(link.title()), link.resolved()));
        }
        if (call instanceof Remark remark) {
            return new Remark(remark.number(), remark.name(), mask(remark.markdown()));
        }
        return call instanceof Report report ? new Report(of(report.state())) : call;
    }

    private static Subtask of(Subtask subtask) {
        return new Subtask(subtask.operation(), mask(subtask.title()), mask(subtask.markdown()));
    }

    private static CommitState of(CommitState state) {
        return new CommitState(
                state.sha(),
                state.context(),
                state.outcome(),
                mask(state.description()),
                mask(state.markdown()),
                state.url().map(MaskedCall::mask));
    }

    private static String mask(String text) {
        return ContentScanner.SECRETS.mask(text);
    }
}
