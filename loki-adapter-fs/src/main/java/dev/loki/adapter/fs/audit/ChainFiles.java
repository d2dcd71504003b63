package dev.loki.adapter.fs.audit;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names in the audit folder.
 *
 * @param folder usually {@code .loki/audit}
 */
record ChainFiles(Path folder) {

    /** The chain. */
    static final String LOG_NAME = "audit.jsonl";

    /** What was acknowledged at some time. */
    static final String STATE_NAME = "audit.state";

    /** The next segment, until its predecessor has moved away. */
    static final String NEXT_NAME = "audit.jsonl.next";

    private static final Pattern SEGMENT = Pattern.compile("audit-(\\d{1,9})\\.jsonl");

    /** The index of a file of the chain. */
    static String indexOf(String logName) {
        return stem(logName) + "index";
    }

    /** The checkpoints of a file of the chain. */
    static String checkpointsOf(String logName) {
        return stem(logName) + "checkpoints";
    }

    private static String stem(String logName) {
        return logName.substring(0, logName.length() - "jsonl".length());
    }

    /** The older segments among these names, oldest first. */
    static List<String> segments(List<String> names) {
        return names.stream()
                .filter(name -> SEGMENT.matcher(name).matches())
                .sorted(Comparator.comparingInt(
                        name -> Integer.parseInt(name.substring("audit-".length(), name.length() - ".jsonl".length()))))
                .toList();
    }

    Path log() {
        return folder.resolve(LOG_NAME);
    }

    Path state() {
        return folder.resolve(STATE_NAME);
    }

    /** Held by the one that may write; nobody reads it. */
    Path lock() {
        return folder.resolve(LOG_NAME + ".lock");
    }

    /** Bytes that were taken out of the chain. */
    Path quarantine() {
        return folder.resolve("quarantine");
    }
}
