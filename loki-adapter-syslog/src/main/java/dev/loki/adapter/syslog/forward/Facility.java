package dev.loki.adapter.syslog.forward;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of program a message comes from, by number (RFC 5424, section 6.2.1, table 1). */
public enum Facility {
    KERN(0),
    USER(1),
    MAIL(2),
    DAEMON(3),
    AUTH(4),
    SYSLOG(5),
    LPR(6),
    NEWS(7),
    UUCP(8),
    CRON(9),
    AUTHPRIV(10),
    FTP(11),
    NTP(12),
    AUDIT(13),
    ALERT(14),
    CLOCK(15),
    LOCAL0(16),
    LOCAL1(17),
    LOCAL2(18),
    LOCAL3(19),
    LOCAL4(20),
    LOCAL5(21),
    LOCAL6(22),
    LOCAL7(23);

    private final int code;

    Facility(int code) {
        this.code = code;
    }

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
        return code * 8 + severity;
    }
}
