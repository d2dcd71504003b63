package dev.loki.domain.policy;

import dev.loki.domain.cost.Window;
import dev.loki.domain.cost.Window.Unit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a policy file spells the window of a budget. */
final class WindowSpelling {

    static final String KEY = "window";

    private static final String ROLLING = "rolling";
    private static final String CALENDAR = "calendar";
    private static final String ZONE = "zone";
    private static final int LONGEST = 100;
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([mhdw])");
    private static final int DAYS_OF_A_WEEK = 7;
    private static final String FORMS =
            "expected none, rolling 24h, or calendar day, week or month with a time zone, such as calendar day"
                    + " Europe/Berlin";

    private WindowSpelling() {}

    /** Reports what is wrong with the key of a policy. */
    static void check(PolicyNode policy) {
        if (policy.hasObject(KEY)) {
            checkObject(policy.object(KEY));
        } else {
            policy.text(KEY).ifPresent(text -> report(policy, KEY, () -> parse(text)));
        }
    }

    /** The window of a policy in which nothing is wrong. */
    static Window of(PolicyNode policy) {
        if (policy.hasObject(KEY)) {
            PolicyNode object = policy.object(KEY);
            return object.text(ROLLING)
                    .<Window>map(WindowSpelling::rolling)
                    .orElseGet(() -> new Window.Calendar(
                            unit(object.text(CALENDAR).orElse("")),
                            object.text(ZONE).map(WindowSpelling::zone).orElse(ZoneOffset.UTC)));
        }
        return policy.text(KEY).map(WindowSpelling::parse).orElse(new Window.None());
    }

    private static void checkObject(PolicyNode window) {
        window.allowOnly(Set.of(ROLLING, CALENDAR, ZONE));
        if (window.has(ROLLING) == window.has(CALENDAR)) {
            window.problemAt(ROLLING, "expected either rolling or calendar, such as {calendar: week, zone: UTC}");
        } else if (window.has(ROLLING) && window.has(ZONE)) {
            window.problemAt(ZONE, "says nothing beside rolling; remove it");
        }
        checkMember(window, ROLLING, WindowSpelling::rolling);
        checkMember(window, CALENDAR, WindowSpelling::unit);
        checkMember(window, ZONE, WindowSpelling::zone);
    }

    private static void checkMember(PolicyNode window, String name, Reading reading) {
        if (window.has(name)) {
            report(window, name, () -> reading.of(window.text(name).orElse("")));
        }
    }

    private static void report(PolicyNode node, String key, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            node.problemAt(key, String.valueOf(e.getMessage()));
        }
    }

    private static Window parse(String text) {
        List<String> words = List.of(text.length() > LONGEST ? "" : text.strip()).stream()
                .flatMap(stripped -> List.of(stripped.split("\\s+")).stream())
                .toList();
        boolean calendar = words.get(0).equals(CALENDAR);
        List<String> rest = calendar ? words.subList(1, words.size()) : words;
        if (rest.size() == 1 && !calendar && rest.get(0).equals("none")) {
            return new Window.None();
        }
        if (rest.size() == 2 && !calendar && rest.get(0).equals(ROLLING)) {
            return rolling(rest.get(1));
        }
        if (rest.isEmpty() || rest.size() > 2) {
            throw new IllegalArgumentException(FORMS);
        }
        return new Window.Calendar(unit(rest.get(0)), rest.size() == 2 ? zone(rest.get(1)) : ZoneOffset.UTC);
    }

    private static Window rolling(String text) {
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw new IllegalArgumentException("expected a length such as 90m, 24h, 7d or 2w behind rolling");
        }
        long number = Long.parseLong(length.group(1));
        return new Window.Rolling(
                switch (length.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(number * DAYS_OF_A_WEEK);
                });
    }

    private static Unit unit(String text) {
        for (Unit unit : Unit.values()) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(text)) {
                return unit;
            }
        }
        throw new IllegalArgumentException(FORMS);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a time zone of the tz database, such as Europe/Berlin or UTC", e);
        }
    }

    /** Reads a member of the object, or throws. */
    private interface Reading {
        Object of(String text);
    }
}
