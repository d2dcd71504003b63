package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.compliance.ChainStatement.SegmentFile;
import dev.loki.ports.audit.AuditLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The segments that an operator began anew after: {@code audit-N.jsonl}. */
public final class OlderSegments {

    private static final Pattern NAME = Pattern.compile("audit-\\d{1,9}\\.jsonl");

    private OlderSegments() {}

    /**
     * The segments in a folder, oldest first.
     *
     * @throws AuditLogException where one cannot be read
     */
    public static List<SegmentFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<SegmentFile> segments = new ArrayList<>();
            for (Path file : files.filter(OlderSegments::isSegment)
                    .sorted(Comparator.comparing(OlderSegments::number))
                    .toList()) {
                segments.add(segment(file));
            }
            return segments;
        } catch (IOException e) {
            throw new AuditLogException("cannot read " + folder + ": " + IoReason.of(e), e);
        }
    }

    private static SegmentFile segment(Path file) throws IOException {
        try (StorageFile log = new DiskStorage().openToRead(file)) {
            return new SegmentFile(String.valueOf(file.getFileName()), log.length(), FileHash.of(log));
        }
    }

    private static boolean isSegment(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static int number(Path file) {
        return Integer.parseInt(String.valueOf(file.getFileName()).replaceAll("\\D", ""));
    }
}
