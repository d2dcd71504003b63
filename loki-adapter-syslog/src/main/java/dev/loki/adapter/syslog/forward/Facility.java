package dev.loki.adapter.syslog.forward;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of program a message comes from, by number (RFC 5424, section 6.2.1, table 1). */
public enum Facility {
    KERN,
    USER,
    MAIL,
    DAEMON,
    AUTH,
    SYSLOG,
    LPR,
    NEWS,
    UUCP,
    CRON,
    AUTHPRIV,
    FTP,
    NTP,
    AUDIT,
    ALERT,
    CLOCK,
    LOCAL0,
    LOCAL1,
    LOCAL2,
    LOCAL3,
    LOCAL4,
    LOCAL5,
    LOCAL6,
    LOCAL7;

    /** The facility of this name, in any case. */
    public static Optional<Facility> named(String name) {
        return Arrays.stream(values())
                .filter(facility -> facility.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** All names, for messages. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** PRI for a severity of RFC 5424, table 2. */
    int priority(int severity) {
        return ordinal() * 8 + severity;
    }
}
