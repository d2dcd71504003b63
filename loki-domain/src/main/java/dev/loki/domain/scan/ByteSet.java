package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A set of bytes, such as those a kind of token is written in. Immutable and thread-safe. */
final class ByteSet {

    private static final Map<String, ByteSet> KNOWN = new ConcurrentHashMap<>();

    static final ByteSet ALL = allBytesBut(new ByteSet(new boolean[256]));
    static final ByteSet DIGITS = of("0-9");
    static final ByteSet WORD = of("A-Za-z0-9_");
    static final ByteSet BASE64 = of("A-Za-z0-9+/");
    static final ByteSet BASE64URL = of("A-Za-z0-9_-");

    private final boolean[] members;
    private final int hash;

    private ByteSet(boolean[] members) {
        this.members = members;
        this.hash = Arrays.hashCode(members);
    }

    /**
     * The bytes between the brackets of a regular expression's class, such as {@code A-Za-z0-9_-}; a hyphen that is
     * last stands for itself. The same text yields the same set.
     */
    static ByteSet of(String ranges) {
        ByteSet known = KNOWN.get(ranges);
        if (known == null) {
            ByteSet parsed = parse(ranges);
            known = KNOWN.putIfAbsent(ranges, parsed);
            return known == null ? parsed : known;
        }
        return known;
    }

    static ByteSet parse(String ranges) {
        boolean[] members = new boolean[256];
        byte[] text = ranges.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length; i++) {
            int last = i + 2 < text.length && text[i + 1] == '-' ? text[i + 2] : text[i];
            for (int member = text[i]; member <= last; member++) {
                members[member] = true;
            }
            i += last == text[i] ? 0 : 2;
        }
        return new ByteSet(members);
    }

    static ByteSet of(char member) {
        return of(String.valueOf(member));
    }

    /** A letter in both cases, any other byte as it is. */
    static ByteSet folded(char member) {
        char other = Character.isLowerCase(member) ? Character.toUpperCase(member) : Character.toLowerCase(member);
        return member == other ? of(member) : of(String.valueOf(new char[] {member, other}));
    }

    /** All that is visible, or not ASCII, without some bytes. */
    static ByteSet allBut(String excluded) {
        boolean[] members = new boolean[256];
        ByteSet without = of(excluded);
        for (int member = 0x21; member < members.length; member++) {
            members[member] = !without.members[member] && member != 0x7f;
        }
        return new ByteSet(members);
    }

    static ByteSet allBytesBut(ByteSet excluded) {
        boolean[] members = new boolean[256];
        for (int member = 0; member < members.length; member++) {
            members[member] = !excluded.members[member];
        }
        return new ByteSet(members);
    }

    /** All but line breaks. */
    static ByteSet allOfALine() {
        boolean[] members = new boolean[256];
        Arrays.fill(members, true);
        members['\n'] = false;
        members['\r'] = false;
        return new ByteSet(members);
    }

    boolean has(byte candidate) {
        return members[candidate & 0xff];
    }

    boolean has(int candidate) {
        return members[candidate];
    }

    /** A place for it in a small table, whose size is a power of two. */
    int slot(int size) {
        return (hash ^ hash >>> 8 ^ hash >>> 16) & size - 1;
    }

    /** The only member, or -1 where there are more. */
    int single() {
        int first = next(0);
        return first < members.length && next(first + 1) == members.length ? first : -1;
    }

    private int next(int from) {
        int next = from;
        while (next < members.length && !members[next]) {
            next++;
        }
        return next;
    }

    /** The greatest member of ASCII. */
    int last() {
        int last = 0x7f;
        while (last >= 0 && !members[last]) {
            last--;
        }
        return last;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof ByteSet set && hash == set.hash && Arrays.equals(members, set.members));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
