package dev.loki.bootstrap;

import dev.loki.adapter.fs.config.ServiceConfig;
import dev.loki.bootstrap.settings.IntegrationVariables;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the environment and the file say of one service; the environment wins.
 *
 * @param config as the file says it; no secret is among it
 * @param fields the field of the file that says what a variable says
 */
record ServiceSource(IntegrationVariables variables, ServiceConfig config, Map<String, String> fields) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> TRUTHS = Set.of("true", "1", "yes", "on");
    private static final Set<String> UNTRUTHS = Set.of("false", "0", "no", "off", "");

    Optional<String> text(String variable) {
        return variables.text(variable).or(() -> Optional.ofNullable(fields.get(variable))
                .map(config.texts()::get));
    }

    /**
     * Where a service is. A file comes with the code, and whoever wrote it may want the token that the environment holds; so
     * it may name the service's own hosts, and this machine, and no other.
     *
     * @param otherwise where it is if nothing is said
     * @param hosts in lower case
     * @throws ConfigurationException where it is no address, or may be said by the environment alone
     */
    HttpEndpoint address(String variable, String otherwise, Pattern hosts) {
        HttpEndpoint address =
                checked(variable, () -> HttpEndpoint.parse(text(variable).orElse(otherwise)));
        if (variables.text(variable).isEmpty() && text(variable).isPresent() && !isOwn(address.uri(), hosts)) {
            throw wrong(
                    variable,
                    "expected in the environment: a file alone may not say that a token goes to " + address
                            + ", which is not the service's own");
        }
        return address;
    }

    /** An address for people and files: without its query, which may hold secrets, and the stroke at its end. */
    static String plain(HttpEndpoint address) {
        return (address + address.uri().getRawPath()).replaceFirst("/+$", "");
    }

    private static boolean isOwn(URI address, Pattern hosts) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return HERE.contains(host) || (hosts.matcher(host).matches() && "https".equalsIgnoreCase(address.getScheme()));
    }

    /** @throws ConfigurationException where it is neither on nor off */
    boolean flag(String variable) {
        String value = text(variable).orElse("").toLowerCase(Locale.ROOT);
        if (!TRUTHS.contains(value) && !UNTRUTHS.contains(value)) {
            throw wrong(variable, "expected true, 1, yes or on, or false, 0, no or off");
        }
        return TRUTHS.contains(value);
    }

    /** Those of the variables that neither say anything, nor their fields. */
    List<String> missing(String... needed) {
        return List.of(needed).stream().filter(name -> text(name).isEmpty()).toList();
    }

    /** What the team calls its statuses. */
    StatusNames statuses() {
        return StatusNames.DEFAULT.with(config.statuses());
    }

    /**
     * A setting that an adapter checks.
     *
     * @throws ConfigurationException where it will not have it
     */
    static <T> T checked(String variable, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw wrong(variable, String.valueOf(e.getMessage()));
        }
    }

    static ConfigurationException wrong(String variable, String expectation) {
        return new ConfigurationException(List.of(variable + ": " + expectation));
    }
}
