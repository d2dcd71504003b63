package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.event.EventBusException;
import dev.loki.testing.Nightly;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written is read again as it was: nobody looks at it before others do. */
class WrittenEventsTest {

    private static final int EVENTS = Nightly.count(300, 20_000);

    private final Random random = new Random(7);

    @TempDir
    private Path temp;

    @Test
    void anyEventThatIsWrittenIsReadAgain() {
        FileEventBus bus = new BusFolder(temp.resolve("events")).open(Clock.systemUTC());
        List<Event> emitted = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            JsonObject json = object(0)
                    .with("id", new JsonString("e" + i))
                    .with("type", new JsonString("t" + text()))
                    .with("source", new JsonString("s" + text()))
                    .with("timestamp", new JsonString("x" + text()))
                    .with("payload", object(0));
            emit(bus, new Event(json), emitted);
        }
        List<Event> read = new ArrayList<>();
        bus.replay(EventSelection.ALL, read::add);

        assertThat(read).isEqualTo(emitted).hasSizeGreaterThan(EVENTS / 2);
    }

    /** What no reader would take is refused. */
    private static void emit(FileEventBus bus, Event event, List<Event> emitted) {
        try {
            bus.emit(event);
            emitted.add(event);
        } catch (EventBusException e) {
            assertThat(e).hasMessageContaining("half a character");
        }
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> new JsonString(text());
            case 1 -> JsonNumber.of(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
            case 2 -> JsonNumber.of(random.nextInt());
            case 3 -> JsonNull.NULL;
            case 4 -> JsonBoolean.of(random.nextBoolean());
            case 5 -> object(depth + 1);
            default -> new JsonArray(List.of(value(depth + 1), value(depth + 1)));
        };
    }

    private JsonObject object(int depth) {
        JsonObject object = JsonObject.EMPTY;
        for (int i = random.nextInt(4); i > 0; i--) {
            object = object.with(text(), value(depth));
        }
        return object;
    }

    /** Any characters at all: controls, lone surrogates, what looks like an index. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(random.nextBoolean() ? (char) random.nextInt(0x80) : (char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
