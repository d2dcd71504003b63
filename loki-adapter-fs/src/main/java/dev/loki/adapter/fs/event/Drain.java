package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One consumer's way through the pending events. Closing it remembers what was handed out, also where the handler threw.
 */
final class Drain implements PendingEvents.Visitor, Closeable {

    private final Consumer<Event> handler;
    private final ProcessedIdsFile processedFile;
    private final ProcessedIds processed;
    private final EventFolder archive;
    private final DeadLetters deadLetters;
    private int handedOut;

    Drain(Consumer<Event> handler, ProcessedIdsFile processedFile, EventFolder archive, DeadLetters deadLetters)
            throws IOException {
        this.handler = handler;
        this.processedFile = processedFile;
        this.processed = processedFile.load();
        this.archive = archive;
        this.deadLetters = deadLetters;
    }

    @Override
    public void visit(Path file, EventReading reading) throws IOException {
        if (reading instanceof EventReading.Found found) {
            handOut(found.event());
            archive.take(file);
        } else if (reading instanceof EventReading.NoEvent none) {
            deadLetters.take(file, none.reason());
        }
    }

    int handedOut() {
        return handedOut;
    }

    @Override
    public void close() throws IOException {
        if (handedOut > 0) {
            processedFile.save(processed);
        }
    }

    private void handOut(Event event) {
        if (!processed.contains(event.id())) {
            handler.accept(event);
            processed.add(event.id());
            handedOut++;
        }
    }
}
