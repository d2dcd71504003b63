package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is done to an issue, by names that outlast a crash: one in the journal, and one at Jira, on what was made.
 *
 * @param site where Jira is: ids of issues are alike at all of them
 * @param issue the id of the issue
 * @param what such as {@code comment}, with what the caller names it by
 */
record Operation(String site, String issue, String what) {

    /** The name of the property that says at Jira which operation made a comment or an issue. */
    static final String PROPERTY = "dev.loki.operation";

    private static final int LONGEST = 300;

    /** As the journal knows it: one line. */
    String name() {
        boolean fits = what.length() <= LONGEST && what.chars().noneMatch(Character::isISOControl);
        return "jira " + site + " " + issue + " " + (fits ? what : digest());
    }

    /** As Jira knows it, whichever of its addresses is used. */
    String digest() {
        return Sha256.hex((issue + "\n" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** To be kept with what is made. */
    JsonArray properties() {
        return new JsonArray(List.of(JsonObject.builder()
                .put("key", PROPERTY)
                .put("value", JsonObject.builder().put("digest", digest()).build())
                .build()));
    }

    /** Whether it made a comment, whose properties are a list. */
    boolean madeComment(JsonObject comment) {
        return JsonPath.objects(comment, "properties").stream()
                .filter(property ->
                        JsonPath.text(property, "key").filter(PROPERTY::equals).isPresent())
                .anyMatch(property ->
                        isMine(JsonPath.text(property, "value", "digest").orElse("")));
    }

    /** Whether it made an issue, whose properties are an object. */
    boolean madeIssue(JsonObject found) {
        return isMine(JsonPath.text(found, "properties", PROPERTY, "digest").orElse(""));
    }

    private boolean isMine(String other) {
        return digest().equals(other);
    }
}
