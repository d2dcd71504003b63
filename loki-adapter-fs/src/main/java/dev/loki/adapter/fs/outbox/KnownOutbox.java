package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.ports.outbox.OutboxProgress;
import java.util.Optional;

/**
 * What is known of the project's outbox besides its file. Thread-safe where the progress is.
 *
 * @param progress knows its name, and how far it was exported and sent
 */
record KnownOutbox(OutboxProgress progress) {

    /**
     * Checks that a file is the whole outbox: what has begun does not begin again, nor is taken back, or numbers would be
     * used twice, and what was said in it would be gone.
     *
     * @throws UnusableFileException where it is not
     */
    void require(OutboxReading read) throws UnusableFileException {
        Optional<OutboxHeader> header = read.header();
        requireOwn(header.map(OutboxHeader::outbox).orElse(""));
        if (header.isPresent()) {
            requireNothingCut(header.get(), read.next(header.get()) - 1);
        }
    }

    private void requireOwn(String found) throws UnusableFileException {
        String own = progress.own().orElse(found);
        if (!found.equals(own)) {
            throw new UnusableFileException((found.isEmpty() ? "it is missing or empty" : "it is the outbox " + found)
                    + ", though the outbox of this project is " + own
                    + ", as progress.jsonl beside it says: it was emptied, deleted or replaced; bring it back");
        }
    }

    private void requireNothingCut(OutboxHeader header, long last) throws UnusableFileException {
        OutboxProgress.Standing standing = progress.of(header.outbox());
        long known = Math.max(standing.sent(), standing.exported());
        if (last < known) {
            throw new UnusableFileException("its last call has number " + last + ", though calls up to " + known
                    + " were exported or sent, as progress.jsonl beside it says: it was cut, or an older one took its"
                    + " place; bring back the newest");
        }
    }
}
