package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.adf.AdfWriter;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Done;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says things on issues; a text that is too long for one comment in several. Which operation made a comment stands in the
 * comment's own property, by which it is found where no answer was seen: what lists comments is never behind the times.
 */
final class Comments {

    private static final String NO_MORE = "*There is no more of this.*";
    private static final int NOT_FOUND = 404;

    private final String site;
    private final JiraClient client;
    private final SentJournal journal;
    private final SendOnce once;
    private final CommentList list;
    private final AdfWriter adf = new AdfWriter();

    Comments(String site, JiraClient client, SentJournal journal, SendOnce once) {
        this.site = site;
        this.client = client;
        this.journal = journal;
        this.once = once;
        this.list = new CommentList(client);
    }

    /** The id of the comment, or of the first of them. */
    String post(IssueRef issue, WorkComment comment) {
        String content = Sha256.hex(comment.markdown().getBytes(StandardCharsets.UTF_8));
        Operation first = part(issue, comment, 0);
        if (!comment.sticky() && journal.of(first.name()) instanceof Done done && isOther(done, content)) {
            return done.id();
        }
        List<JsonObject> documents = adf.documents(comment.markdown());
        String id = say(issue, first, documents.get(0), content, comment.sticky());
        for (int part = 1; part < documents.size(); part++) {
            say(issue, part(issue, comment, part), documents.get(part), content, comment.sticky());
        }
        if (comment.sticky()) {
            emptyFrom(issue, comment, documents.size());
        }
        return id;
    }

    /** Says once what there was no room for elsewhere. */
    void add(IssueRef issue, String operation, JsonObject document) {
        said(issue, new Operation(site, issue.id(), "comment " + operation), document, "", false);
    }

    private String say(IssueRef issue, Operation operation, JsonObject document, String content, boolean sticky) {
        Done done = said(issue, operation, document, content, sticky);
        return sticky ? update(issue, operation, document, content, done) : done.id();
    }

    /** One that was said before, or was found, may hold an earlier text. */
    private Done said(IssueRef issue, Operation operation, JsonObject document, String content, boolean sticky) {
        return once.known(operation.name()).orElseGet(() -> once.make(
                        operation.name(), new NewComment(issue, operation, document, content, sticky))
                .known());
    }

    private String update(IssueRef issue, Operation operation, JsonObject document, String content, Done done) {
        if (done.content().equals(content)) {
            return done.id();
        }
        Written written = client.put(
                issue.id(),
                "a comment on " + issue.key(),
                "PUT",
                issue.path() + "/comment/" + done.id() + "?notifyUsers=false",
                JsonObject.builder().put("body", document).build());
        if (written instanceof Written.NotDone no && no.status() == NOT_FOUND) {
            journal.refused(operation.name());
            return said(issue, operation, document, content, false).id();
        }
        written.orThrow();
        journal.done(operation.name(), done.id(), content);
        return done.id();
    }

    /** Of a text that was longer before, the rest is taken out. */
    private void emptyFrom(IssueRef issue, WorkComment comment, int count) {
        for (int part = count; ; part++) {
            Operation operation = part(issue, comment, part);
            if (!(journal.of(operation.name()) instanceof Done done)) {
                return;
            }
            update(issue, operation, adf.document(NO_MORE), NO_MORE, done);
        }
    }

    private Operation part(IssueRef issue, WorkComment comment, int part) {
        String which = part == 0 ? "" : " part " + (part + 1);
        return new Operation(site, issue.id(), "comment " + comment.operation() + which);
    }

    /** Whether another text than this was sent; what was found at Jira after a crash is taken to be this one. */
    private static boolean isOther(Done done, String content) {
        return !done.content().isEmpty() && !done.content().equals(content);
    }

    /** One of them, to be made once. */
    private final class NewComment extends JiraMaking {

        private final IssueRef issue;
        private final Operation operation;
        private final JsonObject document;
        private final boolean sticky;

        /** @param sticky whether it is looked for even where the journal does not know of it, which may have been lost */
        private NewComment(IssueRef issue, Operation operation, JsonObject document, String content, boolean sticky) {
            super(client, content);
            this.issue = issue;
            this.operation = operation;
            this.document = document;
            this.sticky = sticky;
        }

        @Override
        Optional<String> look(boolean young) {
            return young || sticky ? list.find(issue, operation::madeComment).map(IssueRef::idIn) : Optional.empty();
        }

        @Override
        Written write() {
            JsonObject request = JsonObject.builder()
                    .put("body", document)
                    .put("properties", operation.properties())
                    .build();
            return client.write(issue.id(), "a comment on " + issue.key(), issue.path() + "/comment", request);
        }

        @Override
        String id(Written.Done answer) {
            return IssueRef.idIn(answer.answer());
        }
    }
}
