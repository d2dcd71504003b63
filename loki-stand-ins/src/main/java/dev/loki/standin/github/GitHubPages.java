package dev.loki.standin.github;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;

/** Lists in pages, whose links name the repository by its number, as GitHub's do. */
final class GitHubPages {

    private static final int DEFAULT_SIZE = 30;
    private static final int MOST = 100;

    private GitHubPages() {}

    /** @param repository the address of the repository within the API, by its name, and by its number */
    static MockResponse page(HttpUrl url, Map.Entry<String, String> repository, List<JsonObject> all) {
        int size = Math.min(MOST, number(url, "per_page").orElse(DEFAULT_SIZE));
        int page = number(url, "page").orElse(1);
        int from = Math.min(all.size(), (page - 1) * size);
        int to = Math.min(all.size(), from + size);
        MockResponse answer = GitHubAnswers.json(200, new JsonArray(List.copyOf(all.subList(from, to))));
        if (to == all.size()) {
            return answer;
        }
        String next = url.newBuilder()
                .setQueryParameter("page", Integer.toString(page + 1))
                .build()
                .toString();
        String byNumber = next.replaceFirst(Pattern.quote(repository.getKey()), repository.getValue());
        return answer.newBuilder()
                .setHeader("Link", "<" + byNumber + ">; rel=\"next\", <" + byNumber + ">; rel=\"last\"")
                .build();
    }

    private static Optional<Integer> number(HttpUrl url, String parameter) {
        return Optional.ofNullable(url.queryParameter(parameter)).map(Integer::parseInt);
    }
}
