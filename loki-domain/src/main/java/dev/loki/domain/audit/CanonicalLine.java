package dev.loki.domain.audit;

import dev.loki.domain.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/**
 * A line of the agent chain in the very bytes in which its writer spells it, recognised in one pass. What is not
 * recognised may be right all the same ({@link CanonicalJson}) and has to be read in full. One object looks at one line
 * after another; not thread-safe.
 */
public final class CanonicalLine {

    /** The length of a hash in hex. */
    static final int HEX_LENGTH = 64;

    private static final int MAX_SEQ_DIGITS = 15;
    private static final int NO = CanonicalJson.NO;
    private static final byte[] SEQ = ascii("{\"seq\":");
    private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");
    private static final byte[] WHO = ascii(",\"who\":");
    private static final byte[] WHAT = ascii(",\"what\":");
    private static final byte[] WHERE = ascii(",\"where\":");
    private static final byte[] WHY = ascii(",\"why\":");
    private static final byte[] METADATA = ascii(",\"metadata\":");
    private static final byte[] PREVIOUS = ascii(",\"previousHash\":\"");
    private static final byte[] HASH = ascii("\",\"hash\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] NULL = ascii("null");
    private static final byte[] GENESIS = ascii(AgentChain.GENESIS);

    private final CanonicalJson json = new CanonicalJson();
    private byte[] bytes = new byte[0];
    private int end;
    private long seq;
    private final LineSpan timestamp = new LineSpan();
    private final LineSpan who = new LineSpan();
    private final LineSpan what = new LineSpan();
    private final LineSpan where = new LineSpan();
    private final LineSpan why = new LineSpan();
    private final LineSpan previous = new LineSpan();
    private final LineSpan hash = new LineSpan();

    /** Whether these bytes, without their newline, are a line as the writer spells it; the fields then are this line's. */
    public boolean recognise(byte[] line, int from, int to) {
        bytes = line;
        end = to;
        int at = number(CanonicalJson.literal(SEQ, line, from, to));
        at = string(TIMESTAMP, at, timestamp);
        at = string(WHO, at, who);
        at = string(WHAT, at, what);
        at = stringOrNull(WHERE, at, where);
        at = stringOrNull(WHY, at, why);
        at = metadata(at);
        at = link(at);
        at = hash(at);
        return CanonicalJson.literal(END, line, at, to) == to;
    }

    public long seq() {
        return seq;
    }

    /** The field as it is spelled, quotes included. */
    public LineSpan timestamp() {
        return timestamp;
    }

    /** The field as it is spelled, quotes included. */
    public LineSpan who() {
        return who;
    }

    /** The field as it is spelled, quotes included. */
    public LineSpan what() {
        return what;
    }

    /** The field as it is spelled: with its quotes, or null. */
    public LineSpan where() {
        return where;
    }

    /** The hash of the line before, without quotes. */
    LineSpan previous() {
        return previous;
    }

    /** The line's own hash, without quotes. */
    LineSpan hash() {
        return hash;
    }

    private int number(int at) {
        if (at < 0) {
            return NO;
        }
        int i = at;
        seq = 0;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9' && i - at < MAX_SEQ_DIGITS) {
            seq = 10 * seq + bytes[i] - '0';
            i++;
        }
        boolean isCanonical = i > at && (bytes[at] != '0' || i == at + 1);
        return isCanonical ? i : NO;
    }

    private int string(byte[] name, int before, LineSpan field) {
        int at = CanonicalJson.literal(name, bytes, before, end);
        return at < 0 ? NO : field.set(at, json.string(bytes, at, end));
    }

    private int stringOrNull(byte[] name, int before, LineSpan field) {
        int at = CanonicalJson.literal(name, bytes, before, end);
        int afterNull = CanonicalJson.literal(NULL, bytes, at, end);
        return at < 0 ? NO : field.set(at, afterNull < 0 ? json.string(bytes, at, end) : afterNull);
    }

    private int metadata(int before) {
        int at = CanonicalJson.literal(METADATA, bytes, before, end);
        return at < 0 ? NO : json.value(bytes, at, end);
    }

    private int link(int before) {
        int at = CanonicalJson.literal(PREVIOUS, bytes, before, end);
        if (at < 0) {
            return NO;
        }
        int afterGenesis = CanonicalJson.literal(GENESIS, bytes, at, end);
        return previous.set(at, afterGenesis < 0 ? hex(at) : afterGenesis);
    }

    private int hash(int before) {
        int at = CanonicalJson.literal(HASH, bytes, before, end);
        return at < 0 ? NO : hash.set(at, hex(at));
    }

    private int hex(int at) {
        int after = at + HEX_LENGTH;
        if (after > end) {
            return NO;
        }
        for (int i = at; i < after; i++) {
            byte b = bytes[i];
            if ((b < '0' || b > '9') && (b < 'a' || b > 'f')) {
                return NO;
            }
        }
        return after;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
