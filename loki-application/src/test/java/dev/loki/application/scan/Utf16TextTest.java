package dev.loki.application.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.scan.InMemoryContents;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.scan.ScanOptions;
import dev.loki.domain.scan.StreamScanner;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Utf16TextTest {

    private static final String KEY = "AKIA" + "Z7QW3ERT5YUI2OPA";
    private static final String TEXT = "\ufeff# \ud83d\udd11 keys\r\nid = " + KEY + "\r\n";
    private static final Finding FOUND = new Finding("aws-access-key-id", 2, 6, "AKIA***", null);

    @Test
    void itIsLookedThroughWhereverItsPiecesPart() {
        InMemoryContents contents = new InMemoryContents()
                .bytes("big", TEXT.getBytes(StandardCharsets.UTF_16BE))
                .bytes("little", TEXT.getBytes(StandardCharsets.UTF_16LE));
        ScanReport report = new ContentScan(ContentScanner.SECRETS, null, 1).run(contents, (done, total) -> {});
        assertThat(report.findings()).containsExactly(new TextFinding("big", FOUND), new TextFinding("little", FOUND));
        assertThat(report.texts()).containsExactly("big", "little");
        assertThat(report.bytes()).isEqualTo(4L * TEXT.length());
        assertThat(report.skipped().binary()).isZero();
    }

    @Test
    void withoutAMarkItIsKnownByItsZeroBytes() {
        assertThat(found(TEXT.substring(1).getBytes(StandardCharsets.UTF_16LE))).containsExactly(FOUND);
        assertThat(found(TEXT.substring(1).getBytes(StandardCharsets.UTF_16BE))).containsExactly(FOUND);
    }

    @Test
    void otherBytesAreNone() {
        assertThat(text("".getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(text(TEXT.getBytes(StandardCharsets.UTF_8))).isNull();
        assertThat(text(TEXT.getBytes(Charset.forName("UTF-32LE")))).isNull();
        assertThat(text(TEXT.substring(1).getBytes(Charset.forName("UTF-32BE"))))
                .isNull();
        assertThat(text(new byte[64])).isNull();
        assertThat(text("\0\0\0\0 in a text without any more".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void whatIsMalformedHidesNothing() {
        byte[] text = (TEXT + "\ud800" + KEY).getBytes(StandardCharsets.UTF_16LE);
        byte[] broken = ByteBuffer.allocate(text.length + 5)
                .put(text, 0, 2)
                .put(new byte[] {0, (byte) 0xdc, 0, (byte) 0xd8})
                .put(text, 2, text.length - 2)
                .put((byte) 7)
                .array();
        assertThat(found(broken)).extracting(Finding::detector).containsOnly("aws-access-key-id");
        assertThat(found(Arrays.copyOf(broken, broken.length - 3))).contains(FOUND);
    }

    private static @Nullable Utf16Text text(byte[] bytes) {
        return Utf16Text.of(bytes, bytes.length);
    }

    private static List<Finding> found(byte[] bytes) {
        List<Finding> found = new ArrayList<>();
        StreamScanner scanner = ContentScanner.SECRETS.stream(ScanOptions.STRICT, found::add);
        Utf16Text text = Objects.requireNonNull(Utf16Text.of(bytes, bytes.length));
        text.feed(bytes, bytes.length, scanner);
        text.finish(scanner);
        scanner.finish();
        return found;
    }
}
