package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.CanonicalLine;
import dev.loki.domain.audit.ChainLinker;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.DraftLine;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The quick recogniser never takes a line that reading it and writing it again would change. */
class CanonicalLineTest {

    private static final String[] TEXTS = {
        "a",
        "",
        "src/app.js",
        "\n",
        "\b\f\r\t",
        "\0",
        "\u001f",
        "\u000b",
        "\"",
        "\\",
        "/",
        "é",
        "日",
        "😀",
        "\uffff",
        "\u2028"
    };
    private static final byte[] LIKELY =
            "\"\\{}[],:0123456789abcdefu.eE+-nulltrue \u00ff\u00ed\u00a0\u0080".getBytes(StandardCharsets.ISO_8859_1);

    private final Random random = new Random(20260314);
    private final JacksonJsonReader json = new JacksonJsonReader();
    private final CanonicalLine canonical = new CanonicalLine();

    @Test
    void whatTheWriterWritesIsRecognised() {
        for (int i = Nightly.count(2_000, 200_000); i > 0; i--) {
            byte[] line = line();
            assertThat(canonical.recognise(line, 0, line.length))
                    .as(new String(line, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    @Test
    void nothingElseIsRecognised() {
        int recognised = 0;
        for (int i = Nightly.count(50_000, 5_000_000); i > 0; i--) {
            byte[] line = mutated(line());
            if (canonical.recognise(line, 0, line.length)) {
                recognised++;
                assertThat(again(line)).isEqualTo(line);
            }
        }
        assertThat(recognised).isPositive();
    }

    private byte[] again(byte[] line) {
        try {
            AuditEntry entry = AuditEntry.of((JsonObject) json.readStrict(line));
            return EcmaScriptJson.stringifyToUtf8(entry.toJson());
        } catch (JsonSyntaxException e) {
            throw new AssertionError(new String(line, StandardCharsets.UTF_8), e);
        }
    }

    private byte[] mutated(byte[] line) {
        int at = random.nextInt(line.length);
        byte other = random.nextBoolean() ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt(256);
        return switch (random.nextInt(4)) {
            case 0 -> replaced(line, at, 1, other);
            case 1 -> replaced(line, at, 0, other);
            case 2 -> replaced(line, at, 1);
            default -> doubled(line, at, Math.min(line.length, at + 1 + random.nextInt(12)));
        };
    }

    private static byte[] replaced(byte[] line, int at, int removed, byte... by) {
        byte[] changed = new byte[line.length - removed + by.length];
        System.arraycopy(line, 0, changed, 0, at);
        System.arraycopy(by, 0, changed, at, by.length);
        System.arraycopy(line, at + removed, changed, at + by.length, line.length - at - removed);
        return changed;
    }

    private static byte[] doubled(byte[] line, int from, int to) {
        return replaced(line, to, 0, Arrays.copyOfRange(line, from, to));
    }

    private byte[] line() {
        ChainTip tip = random.nextBoolean() ? ChainTip.START : new ChainTip(random.nextInt(), "0a".repeat(32));
        ChainLinker linker = new ChainLinker(tip.nextSeq() < 0 ? ChainTip.START : tip);
        AuditDraft draft = new AuditDraft("w" + text(), "x" + text(), maybe(), maybe(), value(3));
        byte[] line =
                linker.link(DraftLine.of(draft), "2026-02-21T10:00:00.000Z").bytes();
        return Arrays.copyOf(line, line.length - 1);
    }

    private @Nullable String maybe() {
        return random.nextInt(3) == 0 ? null : text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.of(random.nextInt());
            case 3 -> JsonNumber.of(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> new JsonString(text());
            case 5 -> new JsonArray(List.of(value(depth - 1), value(depth - 1)));
            default ->
                JsonObject.builder()
                        .put("n" + text(), value(depth - 1))
                        .put("m", value(depth - 1))
                        .put(text() + "z", 1)
                        .build();
        };
    }
}
