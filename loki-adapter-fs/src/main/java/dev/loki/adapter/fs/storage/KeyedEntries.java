package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonObject;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values by key, those that changed last at the end; the oldest that may go make room. Not thread-safe. */
final class KeyedEntries {

    private final int most;
    private final Predicate<JsonObject> mayGo;
    private final Map<String, JsonObject> byKey = new LinkedHashMap<>();

    KeyedEntries(int most, Predicate<JsonObject> mayGo) {
        this.most = most;
        this.mayGo = mayGo;
    }

    Optional<JsonObject> get(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    int size() {
        return byKey.size();
    }

    Map<String, JsonObject> view() {
        return Collections.unmodifiableMap(byKey);
    }

    Map<String, JsonObject> copy() {
        return new LinkedHashMap<>(byKey);
    }

    /** What a line says of a key. */
    void put(JsonObject line, long number) throws UnusableFileException {
        put(KeyedLine.key(line, number), KeyedLine.value(line).orElse(null));
    }

    /** @param value null where the key has none any more */
    void put(String key, @Nullable JsonObject value) {
        byKey.remove(key);
        if (value != null) {
            byKey.put(key, value);
        }
        if (byKey.size() > most) {
            makeRoom();
        }
    }

    private void makeRoom() {
        Iterator<JsonObject> oldest = byKey.values().iterator();
        while (oldest.hasNext()) {
            if (mayGo.test(oldest.next())) {
                oldest.remove();
                return;
            }
        }
    }

    void dropOldestWhile(Predicate<JsonObject> old) {
        Iterator<JsonObject> oldest = byKey.values().iterator();
        while (oldest.hasNext() && old.test(oldest.next())) {
            oldest.remove();
        }
    }

    void replaceBy(Map<String, JsonObject> values) {
        byKey.clear();
        byKey.putAll(values);
    }

    void clear() {
        byKey.clear();
    }
}
