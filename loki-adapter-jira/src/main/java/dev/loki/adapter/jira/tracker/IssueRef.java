package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.regex.Pattern;

/**
 * Which issue: an id stays for ever, a key changes when the issue is moved to another project.
 *
 * @param id digits
 * @param key such as {@code PROJ-12}; what Jira calls it now
 */
record IssueRef(String id, String key) {

    private static final Pattern ID_OR_KEY = Pattern.compile("\\d{1,19}|[A-Za-z][A-Za-z0-9_]{0,254}-\\d{1,19}");
    private static final Pattern ID = Pattern.compile("\\d{1,19}");

    /** Where the API keeps an issue. */
    static String path(String idOrKey) {
        if (!ID_OR_KEY.matcher(idOrKey).matches()) {
            throw JiraTroubles.refused(
                    "not an issue of Jira: it is named by its key, such as PROJ-12, or by its id, a number");
        }
        return "issue/" + idOrKey;
    }

    /** What an answer that shows an issue calls it. */
    static IssueRef of(JsonObject issue) {
        String id = idIn(issue);
        return new IssueRef(
                id, JsonPath.text(issue, "key").filter(IssueRef::isKey).orElse(id));
    }

    /** The id in an answer that shows an issue or a comment. */
    static String idIn(JsonObject answer) {
        return JsonPath.text(answer, "id")
                .filter(text -> ID.matcher(text).matches())
                .orElseThrow(IssueRef::unnamed);
    }

    String path() {
        return "issue/" + id;
    }

    private static boolean isKey(String text) {
        return ID_OR_KEY.matcher(text).matches();
    }

    private static RuntimeException unnamed() {
        return new TrackerException(
                Trouble.PASSING,
                "Jira's answer shows something without its id; try again, and see whether a proxy answers for Jira");
    }
}
