package dev.loki.adapter.github.rest;

import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import dev.loki.http.ServiceSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which repository is worked on, and as whom.
 *
 * @param service where the API is and how patiently it is asked, with the token among its headers
 * @param repository the one that is written to
 * @param login whose comments are ours; empty to ask GitHub
 * @param details where the whole of a text is read that was cut, such as the page of a workflow's run
 */
public record GitHubSettings(
        ServiceSettings service, Repository repository, Optional<String> login, Optional<String> details) {

    /** Where GitHub's own API is. */
    public static final String GITHUB_COM = "https://api.github.com";

    /** The oldest version of the API that is in use, which servers of enterprises know too. */
    private static final String VERSION = "2022-11-28";

    private static final String BEARER = "Bearer ";
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    /**
     * As {@code GITHUB_API_URL}, {@code GITHUB_REPOSITORY} and {@code GITHUB_TOKEN} say it.
     *
     * @throws IllegalArgumentException where one of them is none; the message names the variable and quotes no secret
     */
    public static GitHubSettings of(String api, String repository, String token) {
        return new GitHubSettings(
                new ServiceSettings(
                                named("GITHUB_API_URL", () -> HttpEndpoint.parse(api)),
                                named("GITHUB_TOKEN", () -> headers(token)),
                                "loki")
                        .withBetweenWrites(BETWEEN_WRITES),
                named("GITHUB_REPOSITORY", () -> Repository.parse(repository.strip())),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, where our comments are those of this login. */
    public GitHubSettings withLogin(String ours) {
        return new GitHubSettings(service, repository, Optional.of(ours), details);
    }

    /** The same, where the whole of what was cut is read at this address. */
    public GitHubSettings withDetails(String url) {
        return new GitHubSettings(service, repository, login, Optional.of(url));
    }

    /** The same, asked in another way. */
    public GitHubSettings withService(ServiceSettings other) {
        return new GitHubSettings(other, repository, login, details);
    }

    /** The path and query of an address below that of the API; empty where it is not below it, or none. */
    public Optional<String> below(String address) {
        URI base = service.base().uri();
        String prefix = base.getRawPath().replaceAll("/+$", "") + "/";
        try {
            URI uri = new URI(address);
            boolean isBelow = isSameOrigin(base, uri) && uri.getRawPath().startsWith(prefix);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return isBelow ? Optional.of(uri.getRawPath().substring(prefix.length()) + query) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where people read what this path names, such as {@code owner/name/issues/12}. */
    public String web(String path) {
        URI base = service.base().uri();
        String host = base.getHost().startsWith("api.") ? base.getHost().substring("api.".length()) : base.getHost();
        return base.getScheme() + "://" + host + (base.getPort() < 0 ? "" : ":" + base.getPort()) + "/" + path;
    }

    /** What is secret of the headers. */
    String token() {
        String authorization = service.headers().asMap().getOrDefault("Authorization", "");
        return authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : authorization;
    }

    private static HttpHeaders headers(String token) {
        if (token.isBlank() || token.strip().chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("a token is one word; make one in the settings of your GitHub account");
        }
        return HttpHeaders.of(Map.of(
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                VERSION,
                "Authorization",
                BEARER + token.strip()));
    }

    private static boolean isSameOrigin(URI a, URI b) {
        return b.getHost() != null
                && b.getScheme() != null
                && b.getScheme().equalsIgnoreCase(a.getScheme())
                && b.getHost().equalsIgnoreCase(a.getHost())
                && port(a) == port(b)
                && b.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static <T> T named(String variable, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
        }
    }
}
