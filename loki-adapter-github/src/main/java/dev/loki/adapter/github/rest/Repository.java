package dev.loki.adapter.github.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository. Its names are safe as parts of a path.
 *
 * @param owner a user or an organization
 * @param name without {@code .git}
 */
public record Repository(String owner, String name) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,100})/([A-Za-z0-9._-]{1,100})");
    private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

    /** @throws IllegalArgumentException where one is none that GitHub gives out */
    public Repository {
        Matcher matcher = FORM.matcher(owner + "/" + name);
        if (!matcher.matches() || DOTS.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a GitHub repository is owner/name, of letters, digits, '-', '_' and '.'");
        }
    }

    /**
     * Reads {@code owner/name}.
     *
     * @throws IllegalArgumentException where it is something else; the message says what was expected
     */
    public static Repository parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Repository(text, "")
                : new Repository(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether both are the same to GitHub, which tells no case apart. */
    public boolean isSameAs(Repository other) {
        return toString().equalsIgnoreCase(other.toString());
    }

    /** Where it lies within the API, without a slash at either end. */
    String path() {
        return "repos/" + this;
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
