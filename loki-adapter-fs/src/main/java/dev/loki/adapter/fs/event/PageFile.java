package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One owner's file of a page, as it was read: who owns it, the names it was given, and what is acknowledged.
 *
 * @param owner who wrote it
 * @param lease how long it may not grow before the owner counts as gone
 * @param names the events' names
 * @param done the numbers of those that are acknowledged
 * @param released whether the owner gave back the rest
 * @param length in bytes
 */
record PageFile(Identity owner, Duration lease, List<String> names, BitSet done, boolean released, long length) {

    /** The most names in a page. */
    static final int MAX_NAMES = 1_000;

    static final String RELEASED = "released";

    /** What stands for a file that cannot be read, or is gone: no names, and nobody's. */
    static final PageFile LOST = lost(0);

    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final long LONGEST_LEASE = 3_600;

    /**
     * Reads a file. One whose first line cannot be understood holds no names, and is released.
     *
     * @throws NoSuchFileException where there is none
     */
    static PageFile read(Path file, JsonReader json) throws IOException {
        byte[] bytes;
        try {
            bytes = RegularFile.read(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS);
        } catch (UnusableFileException e) {
            return LOST;
        }
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1);
        try {
            return parse(
                    json.readStrict(lines[0].getBytes(StandardCharsets.US_ASCII)) instanceof JsonObject header
                            ? header
                            : JsonObject.EMPTY,
                    lines,
                    bytes.length);
        } catch (JsonSyntaxException | IllegalArgumentException | ArithmeticException e) {
            return lost(bytes.length);
        }
    }

    /** The first line of a file. */
    static byte[] header(Identity owner, Duration lease, int count) {
        JsonObject header = JsonObject.builder()
                .put("member", owner.member())
                .put("pid", owner.pid())
                .put("space", owner.space())
                .put("lease", Math.max(1, lease.toSeconds()))
                .put("count", count)
                .build();
        return EcmaScriptJson.stringifyToUtf8(header);
    }

    private static PageFile parse(JsonObject header, String[] lines, long length) {
        int count = (int) Math.max(0, Math.min(number(header, "count"), Math.min(MAX_NAMES, lines.length - 1)));
        Identity owner = new Identity(
                header.string("member").orElse(""),
                pid(header),
                header.string("space").orElse(""));
        List<String> names = new ArrayList<>(count);
        Set<String> once = new HashSet<>();
        BitSet done = new BitSet(count);
        for (int i = 0; i < count && !lines[i + 1].isEmpty(); i++) {
            names.add(lines[i + 1]);
            done.set(i, !EventFileName.isName(lines[i + 1]) || !once.add(lines[i + 1]));
        }
        boolean released = false;
        for (int i = count + 1; i < lines.length; i++) {
            released |= lines[i].equals(RELEASED);
            acknowledge(lines[i], done, names.size());
        }
        Duration lease = Duration.ofSeconds(Math.min(number(header, "lease"), LONGEST_LEASE));
        return new PageFile(owner, lease, names, done, released, length);
    }

    private static PageFile lost(long length) {
        return new PageFile(new Identity("", 0, ""), Duration.ZERO, List.of(), new BitSet(), true, length);
    }

    private static void acknowledge(String line, BitSet done, int count) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        if (end > 0 && end <= 4 && line.chars().limit(end).allMatch(Character::isDigit)) {
            int number = Integer.parseInt(line.substring(0, end));
            if (number < count) {
                done.set(number);
            }
        }
    }

    /** 0, which no process has, where none is told: then the lease tells. */
    private static long pid(JsonObject header) {
        return header.get("pid") instanceof JsonNumber pid && pid.isSafeInteger() ? pid.longValueExact() : 0;
    }

    private static long number(JsonObject header, String name) {
        if (header.get(name) instanceof JsonNumber number) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException(name + " must be a number");
    }
}
