package dev.loki.adapter.fs.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is to be written anew on a disk that has no room for that, or fails. */
class KeyedLinesTest {

    private static final Path FILE = Path.of("lines.jsonl").toAbsolutePath();
    /** With one key, the change that comes after so many makes the file be written anew. */
    private static final int LINES = 1_000;

    private final MemoryStorage disk = new MemoryStorage();
    private final KeyedLines lines = on(disk);

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
    void aChangeThatIsDurableIsNoFailureWhereTheFileCannotBeWrittenAnew(Step failing) throws IOException {
        change(LINES);
        failWritingAnew(failing);

        put(LINES);

        assertThat(lines.get("key")).contains(value(LINES));
        assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> assertThat(on(left).get("key"))
                .contains(value(LINES)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
    void itIsWrittenAnewOnceThatIsPossible(Step failing) throws IOException {
        change(LINES);
        failWritingAnew(failing);
        put(LINES);
        disk.steps().fail((step, name) -> false);

        put(LINES + 1);

        assertThat(disk.bytes(FILE)).hasSizeLessThan(1_000);
        assertThat(disk.crashStates()).isNotEmpty().allSatisfy(left -> assertThat(on(left).get("key"))
                .contains(value(LINES + 1)));
    }

    @Test
    void whoIsToldOfWhatIsKeptIsToldThenToo() throws IOException {
        change(LINES);
        failWritingAnew(Step.WRITE);
        AtomicInteger told = new AtomicInteger();

        lines.changeOne(all -> Map.entry("key", value(LINES)), all -> told.set(all.size()));

        assertThat(told).hasValue(1);
    }

    private void failWritingAnew(Step failing) {
        disk.steps()
                .fail((step, name) ->
                        step == failing && (step == Step.SYNC_FOLDER || step == Step.RENAME || name.endsWith(".tmp")));
    }

    private void change(int times) throws IOException {
        for (int n = 0; n < times; n++) {
            put(n);
        }
    }

    private void put(int number) throws IOException {
        lines.change("key", before -> Optional.of(value(number)));
    }

    private static JsonObject value(int number) {
        return JsonObject.builder().put("n", number).build();
    }

    private static KeyedLines on(MemoryStorage disk) {
        return new KeyedLines(disk, FILE, new JacksonJsonReader(), 10);
    }
}
