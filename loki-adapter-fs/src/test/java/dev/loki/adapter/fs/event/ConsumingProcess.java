package dev.loki.adapter.fs.event;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A process of its own that belongs to a consumer group: FOLDER GROUP MICROS. Takes so long over each event, and prints its
 * id when it has handled it, before it is acknowledged. Ends when its input ends.
 */
final class ConsumingProcess {

    private ConsumingProcess() {}

    public static void main(String[] args) throws IOException {
        long nanos = Long.parseLong(args[2]) * 1_000;
        FileEventBus bus = new FileEventBus(
                Path.of(args[0]), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            bus.subscribe(ConsumerGroup.named(args[1]), event -> {
                long end = System.nanoTime() + nanos;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                out.write((event.id() + "\n").getBytes(StandardCharsets.US_ASCII));
            });
            System.in.transferTo(OutputStream.nullOutputStream()); // until the other side closes it
            bus.close();
        }
    }
}
