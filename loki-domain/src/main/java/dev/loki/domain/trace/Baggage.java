package dev.loki.domain.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the makers of a trace want known all along its way: the {@code baggage} header. It goes to whoever is called, so it
 * must hold no secrets. Bounded by {@value #MOST_MEMBERS} members and {@value #LONGEST} chars of the header.
 *
 * @param members in their order; a name stands once
 * @see <a href="https://www.w3.org/TR/baggage/">W3C Baggage</a>
 */
public record Baggage(List<Member> members) {

    public static final int MOST_MEMBERS = 64;

    /** A member with which the header would be longer is left out. */
    public static final int LONGEST = 8_192;

    public static final Baggage EMPTY = new Baggage(List.of());

    private static final int LONGEST_READ = 65_536;

    public Baggage {
        members = fitting(members);
    }

    /**
     * One member.
     *
     * @param name a token of RFC 9110
     * @param value any text
     * @param properties what else is said of it, such as {@code ttl=5;private}, as it stood; empty where nothing is
     */
    public record Member(String name, String value, String properties) {

        /** @throws IllegalArgumentException where the name is no token, or the properties hold what ends a member */
        public Member {
            if (!BaggageText.isToken(name) || !BaggageText.areProperties(properties)) {
                throw new IllegalArgumentException("expected a token as the name of a baggage member");
            }
        }

        String text() {
            return name + "=" + BaggageText.encode(value) + (properties.isEmpty() ? "" : ";" + properties);
        }
    }

    /** Reads a header. A member that is malformed is passed over; of two with one name the last counts. */
    public static Baggage parse(String header) {
        if (header.isEmpty() || header.length() > LONGEST_READ) {
            return EMPTY;
        }
        Map<String, Member> found = new LinkedHashMap<>();
        for (String part : header.split(",", -1)) {
            Member member = member(TraceState.trimmed(part));
            if (member != null) {
                found.put(member.name(), member);
            }
        }
        return new Baggage(List.copyOf(found.values()));
    }

    /** The value of a member. */
    public Optional<String> get(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .map(Member::value)
                .findFirst();
    }

    /** The header's text; empty where there are no members. */
    public String header() {
        return String.join(",", members.stream().map(Member::text).toList());
    }

    private static @Nullable Member member(String text) {
        int equals = text.indexOf('=');
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        if (equals <= 0 || equals > end) {
            return null;
        }
        String value = BaggageText.decode(TraceState.trimmed(text.substring(equals + 1, end)));
        String properties = semicolon < 0 ? "" : TraceState.trimmed(text.substring(semicolon + 1));
        try {
            return value == null ? null : new Member(TraceState.trimmed(text.substring(0, equals)), value, properties);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<Member> fitting(Iterable<Member> all) {
        List<Member> kept = new ArrayList<>();
        int length = -1;
        for (Member member : all) {
            int longer = length + 1 + member.text().length();
            if (kept.size() < MOST_MEMBERS && longer <= LONGEST) {
                kept.add(member);
                length = longer;
            }
        }
        return List.copyOf(kept);
    }
}
