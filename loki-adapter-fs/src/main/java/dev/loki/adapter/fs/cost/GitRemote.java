package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.scan.GitFolder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The git remote {@code origin} of a project, as {@code .git/config} tells; git itself is not run, and neither
 * {@code include} nor {@code insteadOf} is followed.
 *
 * @see <a href="https://git-scm.com/docs/git-clone#_git_urls">git clone, Git URLs</a>
 */
public final class GitRemote {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final String ORIGIN = "remote \"origin\"";
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*(.*?)\\s*]\\s*(?:[#;].*)?");
    private static final Pattern URL = Pattern.compile("\\s*url\\s*=\\s*(?:\"([^\"]*)\"|([^#;\"]*)).*");
    private static final Pattern SCP = Pattern.compile("(?:[^/:@]+@)?(?:\\[[^\\]]+]|[^/:@\\[\\]]{2,}):(?!//)(.+)");
    private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git");

    /** What some services put before the owner: Bitbucket's own servers, and Azure's ssh. */
    private static final Set<String> PREFIXES = Set.of("scm", "v3");

    private GitRemote() {}

    /** Who owns the repository that {@code origin} names; empty where there is none, or it cannot be told. */
    public static Optional<String> owner(Path project) {
        try {
            Optional<Path> top = GitFolder.topAbove(project);
            if (top.isEmpty()) {
                return Optional.empty();
            }
            byte[] config = RegularFile.read(GitFolder.common(top.get()).resolve("config"), MAX_BYTES);
            return url(new String(config, StandardCharsets.UTF_8)).flatMap(GitRemote::ownerIn);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The first that origin has, which is the one that is fetched from. */
    private static Optional<String> url(String config) {
        boolean within = false;
        for (String line : config.lines().toList()) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                within = section.group(1).replaceAll("\\s+", " ").equalsIgnoreCase(ORIGIN);
                continue;
            }
            Matcher url = URL.matcher(line);
            if (within && url.matches()) {
                return Optional.of(url.group(1) == null ? url.group(2).strip() : url.group(1));
            }
        }
        return Optional.empty();
    }

    /** The first part of the path, where another follows. */
    static Optional<String> ownerIn(String url) {
        List<String> parts = path(url)
                .map(path -> Arrays.stream(path.split("/", -1))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
        List<String> rest =
                parts.size() > 2 && PREFIXES.contains(parts.get(0)) ? parts.subList(1, parts.size()) : parts;
        return rest.size() < 2
                ? Optional.empty()
                : Optional.of(rest.get(0)).filter(owner -> OWNER.matcher(owner).matches());
    }

    /** Empty where the URL leads to no other machine. */
    private static Optional<String> path(String url) {
        if (!url.contains("://")) {
            Matcher scp = SCP.matcher(url);
            return scp.matches() ? Optional.of(scp.group(1)) : Optional.empty();
        }
        try {
            URI uri = new URI(url);
            return SCHEMES.contains(String.valueOf(uri.getScheme()))
                    ? Optional.ofNullable(uri.getPath())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
