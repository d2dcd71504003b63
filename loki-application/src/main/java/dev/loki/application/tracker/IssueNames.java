package dev.loki.application.tracker;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which issues of a service events mean: {@code jira:PROJ-12}, or {@code PROJ-12} where that looks like an issue of the
 * service. Immutable.
 *
 * @param service in lower case
 * @param form what the keys of its issues look like; where it has a group, that is the key, in upper case, of which one
 *     issue has no two
 * @param main the issue that stands for the session; empty for none
 */
public record IssueNames(String service, Pattern form, Optional<String> main) {

    /** The key of the issue that a name means; empty where it is one of another service. */
    public Optional<String> key(String name) {
        int colon = name.indexOf(':');
        boolean isOurs = colon < 0 || name.substring(0, colon).equalsIgnoreCase(service);
        String key = name.substring(colon + 1).strip();
        Matcher matcher = form.matcher(key);
        if (!isOurs || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                matcher.groupCount() == 0 || matcher.group(1) == null
                        ? key
                        : matcher.group(1).toUpperCase(Locale.ROOT));
    }
}
