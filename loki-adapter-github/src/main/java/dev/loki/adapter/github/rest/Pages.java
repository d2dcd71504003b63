package dev.loki.adapter.github.rest;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of a list, each of which names the next. Half a list is none: whoever looked through it would miss things. */
final class Pages {

    /** How many are on a page: as many as GitHub gives. */
    static final int SIZE = 100;

    /** More than GitHub lets there be comments on an issue, or issues below it. */
    private static final int MOST = 100;

    private final GitHubApi api;

    Pages(GitHubApi api) {
        this.api = api;
    }

    /** @throws TrackerException where a page is not there, leads elsewhere or back, or does not end */
    List<Fields> all(String first) {
        List<Fields> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(first);
        while (next.isPresent()) {
            String path = next.get();
            require(seen.add(path), first, "names a page as the next that was read before");
            require(seen.size() <= MOST, first, "has more than " + MOST + " pages of " + SIZE);
            GitHubReply page = api.get(path).orThrow();
            all.addAll(page.list());
            next = page.header("Link").flatMap(NextLink::of).map(url -> within(url, first));
        }
        return List.copyOf(all);
    }

    private String within(String url, String first) {
        Optional<String> path = api.settings().below(url);
        require(path.isPresent(), first, "names a next page that is not of " + api.settings().service().base());
        return path.orElseThrow();
    }

    private static void require(boolean condition, String list, String trouble) {
        if (!condition) {
            throw new TrackerException(
                    Trouble.PASSING, "GitHub: the list " + list.split("\\?", 2)[0] + " " + trouble + "; nothing was made of it");
        }
    }
}
