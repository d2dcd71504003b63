package dev.loki.bootstrap;

import dev.loki.adapter.fs.scan.BaselineFile;
import dev.loki.adapter.fs.scan.FileTrees;
import dev.loki.adapter.fs.scan.StreamContent;
import dev.loki.adapter.process.scan.StagedContents;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.scan.BaselineStore;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.StoredBaseline;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The parts of a scan: where texts come from, and where its baseline is kept. Needs no project. */
public final class Scanning {

    private static final int WORDS_OF_SALT = 4;

    private Scanning() {}

    /** How many texts are read at once: one for each processor, eight at most. */
    public static int threads() {
        return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Files, and all below folders that git does not ignore.
     *
     * @param current the folder that relative paths are taken from
     */
    public static ContentSource files(List<Path> paths, Path current) {
        return new FileTrees(paths, current);
    }

    /** What git has staged in the work tree around a folder. */
    public static ContentSource staged(Path folder, Map<String, String> environment) {
        return new StagedContents(folder, environment);
    }

    /** One text on a stream. */
    public static ContentSource stream(String name, InputStream in) {
        return new StreamContent(name, in);
    }

    /**
     * The baseline in a file.
     *
     * @param name what it is called in messages
     */
    public static BaselineStore baseline(Path file, String name) {
        return new BaselineFile(file, name, new JacksonJsonReader());
    }

    /** A baseline that accepts nothing, with a salt of its own. */
    public static StoredBaseline newBaseline() {
        IdSource ids = new RandomIds();
        StringBuilder salt = new StringBuilder();
        for (int i = 0; i < WORDS_OF_SALT; i++) {
            salt.append(HexFormat.of().toHexDigits(ids.nextBits()));
        }
        return new StoredBaseline(salt.toString(), List.of());
    }
}
