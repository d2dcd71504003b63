package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry;
import dev.loki.domain.cost.LedgerEntryJson;
import dev.loki.domain.cost.LedgerParts;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The lines of the journal: JSON objects whose last member, {@code crc}, is the CRC-32C of what stands before it. The first
 * may be a whole ledger, {@code {"ledger":...}}; the others are entries, numbered by {@code seq} from 0 on.
 */
final class JournalLine {

    private static final String CRC = ",\"crc\":\"";
    private static final String END = "\"}";
    private static final int DIGITS = 8;
    private static final int TRAILER = CRC.length() + DIGITS + END.length();
    private static final String LEDGER = "ledger";
    private static final String SEQ = "seq";

    private JournalLine() {}

    /** @param seq how many entries stand before it */
    static byte[] of(long seq, LedgerEntry entry) {
        return line(LedgerEntryJson.write(entry).with(SEQ, JsonNumber.of(seq)));
    }

    static byte[] of(Ledger ledger) {
        return line(JsonObject.builder().put(LEDGER, LedgerParts.write(ledger)).build());
    }

    /**
     * The object of a line without its end.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static JsonObject read(JsonReader json, byte[] line) {
        int body = line.length - TRAILER;
        if (body < 1 || !text(line, body, line.length).equals(CRC + checksum(line, body) + END)) {
            throw new IllegalArgumentException("does not match its checksum");
        }
        byte[] bytes = Arrays.copyOf(line, body + 1);
        bytes[body] = '}';
        try {
            if (json.readStrict(bytes) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("is no JSON: " + e.describe(), e);
        }
        throw new IllegalArgumentException("is no JSON object");
    }

    static boolean isLedger(JsonObject object) {
        return object.get(LEDGER) instanceof JsonObject;
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static Ledger ledger(JsonObject object) {
        return LedgerParts.read(object.get(LEDGER) instanceof JsonObject ledger ? ledger : JsonObject.EMPTY);
    }

    /** @throws IllegalArgumentException naming what is wrong */
    static long seq(JsonObject object) {
        return JsonFields.of(object).count(SEQ).orElseThrow(() -> new IllegalArgumentException("has no " + SEQ));
    }

    private static byte[] line(JsonObject object) {
        byte[] bytes = object.toString().getBytes(StandardCharsets.UTF_8);
        int body = bytes.length - 1;
        byte[] end = (CRC + checksum(bytes, body) + END + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(bytes, body + end.length);
        System.arraycopy(end, 0, line, body, end.length);
        return line;
    }

    private static String checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
