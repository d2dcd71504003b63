package dev.loki.adapter.process.scan;

import dev.loki.ports.scan.ContentSourceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A staged file, as {@code git diff --raw -z} tells it: {@code :MODE MODE BLOB BLOB STATUS}, a zero byte, the path, a zero
 * byte (https://git-scm.com/docs/git-diff#_raw_output_format).
 *
 * @param mode in octal
 * @param blob the id of its content
 * @param path from the top of the work tree; any bytes but zero, so perhaps not what stands here
 */
record StagedFile(String mode, String blob, String path) {

    private static final String SUBMODULE = "160000";
    private static final int FIELDS = 5;

    static List<StagedFile> parse(byte[] raw) {
        String[] parts = new String(raw, StandardCharsets.UTF_8).split("\0", -1);
        List<StagedFile> files = new ArrayList<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            String[] fields = parts[i].split(" ", -1);
            if (fields.length != FIELDS || !fields[0].startsWith(":")) {
                throw new ContentSourceException("git diff answered in a form that is not known; is git up to date?");
            }
            files.add(new StagedFile(fields[1], fields[3], parts[i + 1]));
        }
        return files;
    }

    /** Another repository's commit, of which there is no text here. */
    boolean isSubmodule() {
        return mode.equals(SUBMODULE);
    }
}
