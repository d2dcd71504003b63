package dev.loki.contracts.checkpoint;

import dev.loki.ports.checkpoint.ChainLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A chain's lines for tests, which can be taken away again. Thread-safe. */
public final class InMemoryChainLines implements ChainLines {

    private final List<String> lines = new ArrayList<>();

    /** The line that the original's writers would put at this place, as far as it is looked at. */
    public static String line(long seq) {
        return "{\"seq\":" + seq + ",\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"who\":\"agent\",\"what\":\"test\"}";
    }

    /** Adds lines until there are so many. */
    public synchronized void growTo(int size) {
        while (lines.size() < size) {
            lines.add(line(lines.size()));
        }
    }

    /** Adds a line. */
    public synchronized void add(String line) {
        lines.add(line);
    }

    /** Puts another line in the place of one. */
    public synchronized void change(int index, String line) {
        lines.set(index, line);
    }

    /** Takes the last lines away. */
    public synchronized void cutTo(int size) {
        lines.subList(size, lines.size()).clear();
    }

    @Override
    public synchronized long settled() {
        return lines.stream()
                .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length + 1L)
                .sum();
    }

    @Override
    public void read(long offset, LineConsumer consumer) {
        List<String> copy;
        synchronized (this) {
            copy = List.copyOf(lines);
        }
        long start = 0;
        for (String line : copy) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            long end = start + bytes.length + 1;
            if (start >= offset && !consumer.accept(bytes, end)) {
                return;
            }
            start = end;
        }
    }
}
