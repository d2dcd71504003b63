package dev.loki.contracts.forward;

import dev.loki.ports.forward.ChainSegments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A chain's files for tests: texts by name, oldest first, all of them durable unless a test says otherwise. Thread-safe. */
public final class InMemoryChainSegments implements ChainSegments {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private OptionalLong durable = OptionalLong.empty();

    /** Appends a text to a file, which is made as the newest where it is not there. */
    public synchronized void append(String name, String text) {
        texts.merge(name, text, String::concat);
    }

    /** Gives a file another name; it keeps its place among the others. */
    public synchronized void rename(String from, String to) {
        Map<String, String> before = new LinkedHashMap<>(texts);
        texts.clear();
        before.forEach((name, text) -> texts.put(name.equals(from) ? to : name, text));
    }

    /** Takes a file away. */
    public synchronized void remove(String name) {
        texts.remove(name);
    }

    /** From now on only so many bytes of each file are durable. */
    public synchronized void settleOnly(long bytes) {
        durable = OptionalLong.of(bytes);
    }

    /** From now on all there is is durable. */
    public synchronized void settleAll() {
        durable = OptionalLong.empty();
    }

    @Override
    public synchronized List<String> names() {
        return new ArrayList<>(texts.keySet());
    }

    @Override
    public long settled(String name) {
        long length = bytes(name).length;
        synchronized (this) {
            return Math.min(length, durable.orElse(length));
        }
    }

    @Override
    public void read(String name, long offset, LineConsumer consumer) {
        byte[] bytes = bytes(name);
        int start = (int) Math.min(offset, bytes.length);
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (!consumer.accept(Arrays.copyOfRange(bytes, start, i), i + 1L)) {
                    return;
                }
                start = i + 1;
            }
        }
    }

    private synchronized byte[] bytes(String name) {
        return texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
    }
}
