package dev.loki.adapter.github.rest;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The pages of a list, each of which names the next. Half a list is none: whoever looked through it would miss things. */
final class Pages {

    /** How many are on a page: as many as GitHub gives. */
    static final int SIZE = 100;

    /** More than GitHub lets there be comments on an issue, or issues below it. */
    static final int MOST = 100;

    private final GitHubApi api;

    Pages(GitHubApi api) {
        this.api = api;
    }

    /** @throws TrackerException where a page is not there, leads elsewhere or back, or there are too many */
    List<Fields> all(String first) {
        List<Fields> all = new ArrayList<>();
        boolean isEnd = walk(first, MOST, page -> {
            all.addAll(page);
            return false;
        });
        require(isEnd, first, "has more than " + MOST + " pages of " + SIZE);
        return List.copyOf(all);
    }

    /**
     * The first that is wanted, where one of the first pages has it.
     *
     * @throws TrackerException where a page is not there, leads elsewhere or back
     */
    Optional<Fields> first(String first, int most, Predicate<Fields> wanted) {
        List<Fields> found = new ArrayList<>();
        walk(first, most, page -> {
            page.stream().filter(wanted).findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /** Whether it came to the end, or to a page that is enough. */
    private boolean walk(String first, int most, Predicate<List<Fields>> isEnough) {
        Set<String> seen = new HashSet<>();
        Optional<String> next = Optional.of(first);
        while (next.isPresent() && seen.size() < most) {
            require(seen.add(next.get()), first, "names a page as the next that was read before");
            GitHubReply page = api.get(next.get()).orThrow();
            if (isEnough.test(page.list())) {
                return true;
            }
            next = page.header("Link").flatMap(link -> next(link, first));
        }
        return next.isEmpty();
    }

    private Optional<String> next(String link, String first) {
        require(
                link.length() <= NextLink.LONGEST,
                first,
                "has a Link header of more than " + NextLink.LONGEST + " characters");
        return NextLink.of(link).map(url -> within(url, first));
    }

    private String within(String url, String first) {
        Optional<String> path = api.settings().below(url);
        require(
                path.isPresent(),
                first,
                "names a next page that is not of " + api.settings().service().base());
        return path.orElseThrow();
    }

    private static void require(boolean condition, String list, String trouble) {
        if (!condition) {
            throw new TrackerException(
                    Trouble.PASSING,
                    "GitHub: the list " + list.split("\\?", 2)[0] + " " + trouble + "; nothing was made of it");
        }
    }
}
