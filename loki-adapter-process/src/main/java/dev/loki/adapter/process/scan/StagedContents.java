package dev.loki.adapter.process.scan;

import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.ContentSourceException;
import dev.loki.ports.scan.Contents;
import dev.loki.ports.scan.UnreadableContentException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What git would commit: the staged contents of files that differ from the last commit, whatever the work tree holds.
 * Texts are named by their path from the top of the work tree.
 */
public final class StagedContents implements ContentSource {

    private final Git git;
    private final Blobs blobs;

    /**
     * @param folder within the work tree
     * @param environment of git; in a hook it says which index is meant
     */
    public StagedContents(Path folder, Map<String, String> environment) {
        git = new Git(folder, environment);
        blobs = new Blobs(git);
    }

    @Override
    public Contents list() {
        List<Content> texts = StagedFile.parse(git.stagedFiles()).stream()
                .filter(file -> !file.isSubmodule())
                .map(this::text)
                .toList();
        return new Contents(texts, 0, 0, List.of());
    }

    @Override
    public void close() {
        blobs.close();
    }

    private Content text(StagedFile file) {
        return new Content() {
            @Override
            public String name() {
                return file.path();
            }

            @Override
            public void read(Sink sink) throws UnreadableContentException {
                try {
                    blobs.read(file.blob(), sink);
                } catch (IOException | ContentSourceException e) {
                    throw new UnreadableContentException("git cannot read it: " + e.getMessage());
                }
            }
        };
    }
}
