package dev.loki.domain.quality;

/**
 * What a report is about, as the code host knows it. Nothing of it is from outside.
 *
 * @param repository {@code owner/name}; may be empty
 * @param sha the commit's hex digits; may be empty
 * @param runUrl where the workflow's run is read, {@code http} or {@code https}; may be empty
 */
public record ReportPlace(String repository, String sha, String runUrl) {

    private static final int SHORT_SHA = 7;

    String shortSha() {
        return sha.substring(0, Math.min(SHORT_SHA, sha.length()));
    }
}
