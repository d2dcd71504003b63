package dev.loki.contracts.scan;

import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import dev.loki.ports.scan.UnreadableContentException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts for tests, handed out in small pieces. For one thread until they are read. */
public final class InMemoryContents implements ContentSource {

    private static final int PIECE = 7;

    private final List<Content> texts = new ArrayList<>();
    private final List<ContentProblem> problems = new ArrayList<>();

    public InMemoryContents text(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public InMemoryContents bytes(String name, byte[] bytes) {
        texts.add(new Text(name, bytes.clone(), false));
        return this;
    }

    /** A text of which only this can be read. */
    public InMemoryContents unreadableAfter(String name, String text) {
        texts.add(new Text(name, text.getBytes(StandardCharsets.UTF_8), true));
        return this;
    }

    /** Something that cannot be looked at at all. */
    public InMemoryContents problem(String name, String reason) {
        problems.add(new ContentProblem(name, reason));
        return this;
    }

    @Override
    public Contents list() {
        return new Contents(texts, 2, 1, problems);
    }

    @Override
    public void close() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Text(String name, byte[] bytes, boolean breaksOff) implements Content {

        @Override
        public void read(Sink sink) throws UnreadableContentException {
            byte[] piece = new byte[PIECE];
            for (int start = 0; start < bytes.length; start += PIECE) {
                int length = Math.min(PIECE, bytes.length - start);
                System.arraycopy(bytes, start, piece, 0, length);
                if (!sink.take(piece, length)) {
                    return;
                }
            }
            if (breaksOff) {
                throw new UnreadableContentException("it breaks off");
            }
        }
    }
}
