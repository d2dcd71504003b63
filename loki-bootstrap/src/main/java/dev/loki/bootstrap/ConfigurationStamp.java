package dev.loki.bootstrap;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells, without reading them, whether the files that Loki is configured by are still those that were read. The time of
 * the last change of a file's entry is part of it where there is one: nobody can set it back. What a policy file says is read
 * for each hook in any case, so that of it only counts whether there is one.
 *
 * @param marks of each file
 * @param newest when one of them was changed last
 * @param policies whether there may be a policy file
 */
record ConfigurationStamp(List<String> marks, Instant newest, boolean policies) {

    /** Within this time two changes may bear the same time. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(1);

    private static final String ATTRIBUTES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                    ? "unix:ino,size,lastModifiedTime,ctime"
                    : "size,lastModifiedTime";

    /** Looks at the files now. */
    static ConfigurationStamp of(Project project, Map<String, String> environment) {
        List<String> marks = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (Path file : files(project, environment)) {
            try {
                Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
                marks.add(file + " " + new TreeMap<>(attributes));
                newest = later(newest, attributes);
            } catch (IOException e) {
                marks.add(file + " " + e.getClass().getSimpleName());
            }
        }
        return new ConfigurationStamp(marks, newest, Features.policyFileMayExist(project.lokiDir()));
    }

    /** Whether Loki may go on as it was opened. A policy file that is gone is none that came: what was in force remembers it. */
    boolean holdsAt(ConfigurationStamp now) {
        return marks.equals(now.marks) && (policies || !now.policies);
    }

    /** Whether a change after this stamp was taken shows in the next one. */
    boolean isSettled(Instant taken) {
        return newest.isBefore(taken.minus(COARSEST_CLOCK));
    }

    private static Instant later(Instant newest, Map<String, Object> attributes) {
        Object time = attributes.getOrDefault("ctime", attributes.get("lastModifiedTime"));
        Instant changed = time instanceof FileTime known ? known.toInstant() : Instant.MAX;
        return changed.isAfter(newest) ? changed : newest;
    }

    private static List<Path> files(Project project, Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        Features.RESIDENCY_FILES.forEach(name -> files.add(project.lokiDir().resolve(name)));
        environment.forEach((name, value) -> {
            if (name.startsWith("LOKI_") && name.endsWith("_FILE") && value.startsWith("/")) {
                files.add(Path.of(value));
            }
        });
        return files;
    }
}
