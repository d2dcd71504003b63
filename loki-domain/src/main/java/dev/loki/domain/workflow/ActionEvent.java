package dev.loki.domain.workflow;

import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The event that started a workflow, as the file at GITHUB_EVENT_PATH tells it. But for {@link #texts}, {@link #labels} and
 * {@link #inputs}, everything was checked to be what GitHub's names and numbers look like.
 *
 * @param action what happened, such as {@code labeled}; empty where the event has none
 * @param repository {@code owner/name}; empty where a schedule does not tell it
 * @param number of the issue or pull request
 * @param headSha the commit that a pull request asks to merge, not the merge that GitHub made of it
 * @param sender the login of whoever caused the event; empty for a schedule
 * @param author the login of whoever wrote the texts; empty where the account is gone
 * @param fromFork whether the code of the pull request lies in another repository, or in one that is gone
 * @param label the one that was put on just now
 * @param labels all, as people named them
 * @param inputs what a dispatch was given, by name
 */
public record ActionEvent(
        EventKind kind,
        String action,
        String repository,
        OptionalLong number,
        Optional<String> headSha,
        String sender,
        Optional<String> author,
        boolean fromFork,
        Optional<String> label,
        List<String> labels,
        Map<String, String> inputs,
        ActionTexts texts) {

    public ActionEvent {
        labels = List.copyOf(labels);
        inputs = Map.copyOf(inputs);
    }

    /**
     * Reads an event.
     *
     * @param kind by GITHUB_EVENT_NAME
     * @param payload the event file
     * @throws dev.loki.domain.json.JsonFieldException naming the field that is missing, or is not what it should be
     */
    public static ActionEvent read(EventKind kind, JsonValue payload) {
        return new EventReader(kind, payload).read();
    }
}
