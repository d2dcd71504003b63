package dev.loki.domain.telemetry;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was kept under keys; of more than so many, what was asked for longest ago is forgotten. Not thread-safe. */
public final class Recent<K, V> {

    private final int most;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    public Recent(int most) {
        this.most = most;
    }

    /** The value of a key; null where there is none, or none any more. */
    public @Nullable V get(K key) {
        return values.get(key);
    }

    /** The value of a key, made where there is none. */
    public V get(K key, Function<K, V> maker) {
        V known = values.get(key);
        V value = known == null ? maker.apply(key) : known;
        put(key, value);
        return value;
    }

    public void put(K key, V value) {
        values.put(key, value);
        if (values.size() > most) {
            Iterator<K> oldest = values.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** All of them; the one that was asked for last is the last. */
    public List<Map.Entry<K, V>> entries() {
        return List.copyOf(values.entrySet());
    }

    public int size() {
        return values.size();
    }
}
