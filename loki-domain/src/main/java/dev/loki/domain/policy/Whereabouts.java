package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the paths of one action lead: as they are spelt, and as they really are, links followed. Of a pattern the folders
 * before its first special character are followed. Not thread-safe.
 */
final class Whereabouts {

    private static final String BACK = "..";
    private static final int MOST_STEPS = 200;

    private final JsonObject context;

    /** Where Loki's folder is: as a rule the project. */
    private final String home;

    private final RealPaths realPaths;
    private final Map<String, Optional<String>> followed = new HashMap<>();

    Whereabouts(JsonObject context, String home, RealPaths realPaths) {
        this.context = context;
        this.home = home;
        this.realPaths = realPaths;
    }

    /** What relative paths are relative to. */
    String base() {
        return ContextPath.base(context).orElse(home);
    }

    /**
     * Whether a path or pattern may lead somewhere. One of which it cannot be told where it leads may; without {@code cwd}
     * it is also taken from where Loki's folder is, for the context may name another project.
     */
    boolean mayLead(String path, Predicate<String> there) {
        boolean told = context.get(ContextPath.CWD) != null || context.get(ContextPath.ROOT) != null;
        return (told && mayLead(path, ContextPath.base(context).orElse(""), there))
                || (context.get(ContextPath.CWD) == null && mayLead(path, home, there));
    }

    private boolean mayLead(String path, String base, Predicate<String> there) {
        Optional<String> spelt = LexicalPath.resolve(path, base);
        return spelt.filter(there.negate()).isEmpty()
                || led(path.startsWith("/") ? path : base + "/" + path)
                        .filter(there.negate())
                        .isEmpty();
    }

    private Optional<String> led(String path) {
        int end = PathPattern.begin(path);
        int plain = end == path.length() ? end : path.lastIndexOf('/', end);
        return follow(path.substring(0, plain))
                .flatMap(folder -> LexicalPath.resolve(folder + path.substring(plain), "/"));
    }

    /** Step by step where it goes back: the folder above a link is that of what the link leads to. */
    private Optional<String> follow(String path) {
        String[] names = path.split("/", -1);
        if (Stream.of(names).filter(BACK::equals).count() > MOST_STEPS) {
            return Optional.empty();
        }
        StringBuilder place = new StringBuilder();
        for (String name : names) {
            if (name.equals(BACK)) {
                Optional<String> real = real(place.toString());
                if (real.isEmpty()) {
                    return real;
                }
                place = new StringBuilder(
                        real.get().substring(0, Math.max(0, real.get().lastIndexOf('/'))));
            } else if (!name.isEmpty()) {
                place.append('/').append(name);
            }
        }
        return real(place.toString());
    }

    private Optional<String> real(String path) {
        return LexicalPath.resolve(path, "/").flatMap(place -> followed.computeIfAbsent(place, realPaths::resolve));
    }
}
