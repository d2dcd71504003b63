package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CefBodyTest {

    /** What a SIEM takes for the start of a field: a key after a space, and an equals sign that is not escaped. */
    private static final Pattern FIELD = Pattern.compile("(?<= |^)([^ =\\\\]+)=");

    private static final Pattern HEADER = Pattern.compile("CEF:0(?:\\|(?:[^|\\\\]|\\\\[|\\\\])*){6}\\|");

    private final CefBody body = new CefBody("Auto|nomi", "Loki\\Mode", "1.0");

    @Test
    void headerAndValuesAreEscaped() {
        JsonObject fields = JsonObject.builder()
                .put("timestamp", "2026-01-02T03:04:05.678Z")
                .put("action", "create|it")
                .put("user_id", "a=b\\c\nd")
                .build();
        assertThat(body.full(HostileEntries.entry(fields)))
                .startsWith("CEF:0|Auto\\|nomi|Loki\\\\Mode|1.0|create\\|it|create\\|it|3|rt=1767323045678 "
                        + "suser=a\\=b\\\\c\\nd act=create|it ");
    }

    /** The original made the field {@code src} of a key of the details: {@code loki.a src=6.6.6.6}. */
    @Test
    void aKeyOfTheDetailsInjectsNoField() {
        JsonObject details = JsonObject.builder()
                .put("a src", "6.6.6.6")
                .put("b\nc|d=e", "x dst=7.7.7.7")
                .put("n", 5)
                .build();
        JsonObject fields = JsonObject.builder()
                .put("action", "create")
                .put("details", details)
                .build();
        String text = body.full(HostileEntries.entry(fields));
        assertThat(text).contains("loki.a_src=6.6.6.6 loki.b_c_d_e=x dst\\=7.7.7.7 loki.n=5");
        assertThat(keys(text)).doesNotContain("src", "dst");
    }

    @Test
    void hostileTextsMakeNoFieldsOfTheirOwn() {
        List<String> known = List.of(
                "rt",
                "suser",
                "act",
                "cs1",
                "cs1Label",
                "outcome",
                "lokiChain",
                "lokiSeq",
                "lokiHash",
                "src",
                "requestClientApplication",
                "reason",
                "msg",
                "lokiCheckpoint",
                "lokiUnreadable");
        HostileEntries.stream(Nightly.count(2_000, 200_000)).forEach(entry -> {
            String text = body.full(entry);
            assertThat(HEADER.matcher(text).lookingAt()).as(text).isTrue();
            assertThat(keys(text))
                    .as(text)
                    .doesNotHaveDuplicates()
                    .allMatch(key -> known.contains(key) || key.matches("loki\\.[A-Za-z0-9_.]*"));
        });
    }

    private static List<String> keys(String text) {
        Matcher header = HEADER.matcher(text);
        assertThat(header.lookingAt()).isTrue();
        List<String> keys = new ArrayList<>();
        Matcher field = FIELD.matcher(text.substring(header.end()));
        while (field.find()) {
            keys.add(field.group(1));
        }
        return keys;
    }
}
