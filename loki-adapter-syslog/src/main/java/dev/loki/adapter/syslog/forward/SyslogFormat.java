package dev.loki.adapter.syslog.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Messages as RFC 5424 wants them, of at most {@value #MAX_BYTES} bytes: header, structured data with chain, seq and hash,
 * and the entry in one of the formats. One that would be larger holds a pointer instead. Pure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 */
final class SyslogFormat {

    /** Below the 8 KiB beyond which servers split or cut a message. */
    static final int MAX_BYTES = 8_000;

    /** Enterprise number 32473 is reserved for examples and documentation (RFC 5612); Loki has none of its own. */
    private static final String SD_ID = "loki@32473";

    private static final int MAX_HOST = 255;
    private static final int MAX_MSGID = 32;
    private static final int MAX_PARAM = 256;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int ALERT = 1;
    private static final int WARNING = 4;
    private static final int INFORMATIONAL = 6;

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Facility facility;
    private final String host;
    private final String process;
    private final BodyFormat body;

    /**
     * @param host the name of this machine
     * @param process the id of this process
     */
    SyslogFormat(Facility facility, String host, String process, BodyFormat body) {
        this.facility = facility;
        this.host = Texts.headerField(host, MAX_HOST);
        this.process = Texts.headerField(process, 128);
        this.body = body;
    }

    /** The message, without the framing of a transport. */
    byte[] message(ForwardedEntry entry) {
        String header = header(entry);
        byte[] whole = utf8(header + body.full(entry));
        return whole.length <= MAX_BYTES ? whole : utf8(header + body.pointer(entry));
    }

    private String header(ForwardedEntry entry) {
        return "<" + facility.priority(severity(entry.urgency())) + ">1 " + timestamp(entry.time()) + " " + host
                + " loki "
                + process + " " + Texts.headerField(entry.action(), MAX_MSGID) + " [" + SD_ID
                + param("chain", entry.chain().wireName())
                + param("seq", Long.toString(entry.seq()))
                + param("hash", entry.hash()) + "] " + BYTE_ORDER_MARK;
    }

    /** At most six digits of a fraction are allowed; a year beyond four digits has no form. */
    private static String timestamp(@Nullable Instant time) {
        if (time == null) {
            return "-";
        }
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        return year < 0 || year > 9999 ? "-" : TIMESTAMP.format(time);
    }

    private static int severity(Urgency urgency) {
        return switch (urgency) {
            case INFO -> INFORMATIONAL;
            case WARNING -> WARNING;
            case ALERT -> ALERT;
        };
    }

    /** Section 6.3.3: a quotation mark, a backslash and a closing bracket are escaped. */
    private static String param(String name, String value) {
        String escaped = Texts.oneLine(Texts.cut(value, MAX_PARAM))
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("]", "\\]");
        return " " + name + "=\"" + escaped + "\"";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
