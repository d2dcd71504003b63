package dev.loki.domain.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of an event's file: {@code <UTC time with : replaced by ->_<id>.json}. Names sort in time order. The time is the
 * emitter's own clock to the microsecond, never the event's text, so that no event can choose its path.
 */
public final class EventFileName {

    /** What the name of a finished event file ends in; a file being written must not. */
    public static final String SUFFIX = ".json";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH-mm-ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final char FIRST_PRINTABLE = 0x21;
    private static final char LAST_PRINTABLE = 0x7e;
    private static final int MAX_LENGTH = 255;

    private EventFileName() {}

    /** The name for an event emitted at this instant. */
    public static String of(Instant emitted, Event event) {
        return time(emitted) + "_" + event.id() + SUFFIX;
    }

    /** What the names of events emitted at this instant begin with. */
    public static String time(Instant emitted) {
        return TIME.format(emitted);
    }

    /** Whether it is the name of a finished event, one's own or another program's; it leads out of no folder. */
    public static boolean isName(String name) {
        return isFinished(name) && name.length() <= MAX_LENGTH && isAllowed(name);
    }

    /** Whether a file of this name is finished; its name may be no good. */
    public static boolean isFinished(String name) {
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }

    /** The id that a name bears; empty where it bears none. */
    public static Optional<String> id(String name) {
        int begin = name.indexOf('_') + 1;
        int end = name.length() - SUFFIX.length();
        return begin > 0 && begin < end ? Optional.of(name.substring(begin, end)) : Optional.empty();
    }

    /** A loop, as it is asked several times for each event. */
    private static boolean isAllowed(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char character) {
        return character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE && character != '/' && character != '\\';
    }
}
