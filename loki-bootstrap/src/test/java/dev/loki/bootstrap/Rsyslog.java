package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.FreePort;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An rsyslogd that writes what it takes over TCP into a file. */
final class Rsyslog implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    Rsyslog(Path folder) throws IOException {
        this.folder = folder;
        this.port = FreePort.find();
        String configuration = """
                global(workDirectory="%1$s")
                module(load="imtcp")
                template(name="raw" type="string" string="%%rawmsg%%\\n")
                ruleset(name="loki" queue.type="Direct") { action(type="omfile" file="%1$s/received" template="raw") }
                input(type="imtcp" port="%2$d" address="127.0.0.1" ruleset="loki")
                """.formatted(folder, port);
        Files.writeString(folder.resolve("rsyslog.conf"), configuration);
    }

    int port() {
        return port;
    }

    void start() throws Exception {
        process = new ProcessBuilder(
                        External.RSYSLOG.path().toString(),
                        "-n",
                        "-f",
                        folder.resolve("rsyslog.conf").toString(),
                        "-i",
                        folder.resolve("rsyslog.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("rsyslog.log").toFile()))
                .start();
        awaitListening(process);
    }

    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            assertThat(running.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
            process = null;
        }
    }

    List<String> received() throws IOException {
        return Files.readString(folder.resolve("received"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitListening(Process running) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isListening()) {
            Skips.unless(
                    running.isAlive(),
                    External.RSYSLOG,
                    "it ended: " + Files.readString(folder.resolve("rsyslog.log")));
            assertThat(System.nanoTime()).as("rsyslogd listens").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean isListening() {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
