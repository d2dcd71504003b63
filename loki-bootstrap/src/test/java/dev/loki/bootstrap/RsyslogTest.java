package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.syslog.forward.Facility;
import dev.loki.adapter.syslog.forward.SyslogConfig;
import dev.loki.adapter.syslog.forward.SyslogConfig.Format;
import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;
import dev.loki.adapter.syslog.forward.SyslogSink;
import dev.loki.application.forward.ForwardReport;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real rsyslogd, stopped and started while entries are recorded and forwarded. */
@Needs(External.RSYSLOG)
class RsyslogTest {

    private static final Pattern SEQ = Pattern.compile(" seq=\"(\\d+)\"");

    @TempDir
    private Path scratch;

    @Test
    @Timeout(300)
    void everyEntryArrivesInOrderThoughTheServerIsStoppedTwice() throws Exception {
        int total = Nightly.count(10_000, 100_000);
        ChainFolder chain = new ChainFolder(scratch);
        try (Rsyslog server = new Rsyslog(scratch)) {
            server.start();
            for (int part = 0; part < 10; part++) {
                chain.append("audit.jsonl", (long) total * part / 10, (long) total * (part + 1) / 10);
                if (part == 3 || part == 6) {
                    stopWhileForwarding(server, chain);
                    assertThat(forward(server, chain).pending()).isPositive();
                }
                if (part == 5 || part == 8) {
                    server.start();
                }
                forward(server, chain);
            }
            assertThat(forward(server, chain).pending()).isZero();
            server.stop();
            assertThat(firstOccurrences(server.received()))
                    .containsExactlyElementsOf(
                            LongStream.range(0, total).boxed().toList());
        }
    }

    /** TERM comes while entries are on their way. */
    private static void stopWhileForwarding(Rsyslog server, ChainFolder chain) throws Exception {
        Thread forwarding = new Thread(() -> forward(server, chain));
        forwarding.start();
        server.stop();
        forwarding.join();
    }

    private static ForwardReport forward(Rsyslog server, ChainFolder chain) {
        SyslogConfig config = new SyslogConfig(
                "localhost",
                server.port(),
                Protocol.TCP,
                Facility.LOCAL0,
                Format.RFC5424,
                "v",
                "p",
                "1",
                null,
                null,
                null);
        try (SyslogSink sink = SyslogSink.to(config, HostName.find(true))) {
            return chain.to(sink, warning -> {}).forwardOnce();
        }
    }

    private static List<Long> firstOccurrences(List<String> lines) {
        return lines.stream()
                .flatMap(line -> SEQ.matcher(line).results().limit(1))
                .map(RsyslogTest::number)
                .distinct()
                .toList();
    }

    private static long number(MatchResult seq) {
        return Long.parseLong(seq.group(1));
    }
}
