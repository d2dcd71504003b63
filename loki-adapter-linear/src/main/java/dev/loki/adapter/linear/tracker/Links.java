package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.SentJournal.State;
import dev.loki.ports.tracker.SentJournal.Unknown;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;

/**
 * Puts links beside issues, as attachments. Linear holds one attachment of an address on an issue, and updates it where it is
 * created again; the operation stands in its metadata, so that a link whose address changed is found and taken away.
 * Thread-safe.
 */
final class Links {

    private static final String OPERATION = "loki";
    private static final int MOST_CHARACTERS_OF_TITLE = 255;

    private final GraphQl linear;
    private final SentJournal journal;

    Links(GraphQl linear, SentJournal journal) {
        this.linear = linear;
        this.journal = journal;
    }

    void put(Place place, WorkLink link) {
        if (!(place instanceof Place.Issue issue)) {
            throw new TrackerException(
                    Trouble.REFUSED, "Linear keeps links beside issues; " + place.key() + " is a project");
        }
        String operation = Operations.name(issue, "link", link.operation());
        String digest = Operations.digest(link.url() + "\n" + link.title() + "\n" + link.resolved());
        State before = journal.of(operation);
        if (before instanceof Done done && done.content().equals(digest)) {
            return;
        }
        if (before instanceof Unknown) {
            journal.begin(operation);
        }
        String id = attach(issue, link);
        if (!(before instanceof Unknown)) {
            takeAwayOthers(issue, link);
        }
        journal.done(operation, id, digest);
    }

    private String attach(Place.Issue issue, WorkLink link) {
        JsonObject input = JsonObject.builder()
                .put("issueId", issue.id())
                .put("url", link.url())
                .put("title", Line.of(link.title(), MOST_CHARACTERS_OF_TITLE))
                .put("subtitle", link.resolved() ? "Finished" : "In progress")
                .put(
                        "metadata",
                        JsonObject.builder().put(OPERATION, link.operation()).build())
                .build();
        return linear.change(
                        Document.CREATE_ATTACHMENT,
                        "attachmentCreate",
                        JsonObject.builder().put("input", input).build())
                .fields("attachment")
                .text("id");
    }

    /** Those of the same operation that lead elsewhere. */
    private void takeAwayOthers(Place.Issue issue, WorkLink link) {
        linear
                .pages(
                        Document.ISSUE_ATTACHMENTS,
                        JsonObject.builder().put("id", issue.id()).build(),
                        data -> data.fields("issue").fields("attachments"))
                .stream()
                .filter(attachment -> isOf(attachment, link.operation()))
                .filter(attachment -> !attachment.text("url").equals(link.url()))
                .forEach(attachment -> takeAway(attachment.text("id")));
    }

    private static boolean isOf(Fields attachment, String operation) {
        return attachment
                .maybe("metadata")
                .filter(it -> it.textOrEmpty(OPERATION).equals(operation))
                .isPresent();
    }

    private void takeAway(String id) {
        try {
            linear.change(
                    Document.DELETE_ATTACHMENT,
                    "attachmentDelete",
                    JsonObject.builder().put("id", id).build());
        } catch (TrackerException e) {
            if (e.trouble() != Trouble.NOT_FOUND) {
                throw e;
            }
        }
    }
}
