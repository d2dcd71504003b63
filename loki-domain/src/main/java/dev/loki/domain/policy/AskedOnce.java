package dev.loki.domain.policy;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A question to many texts that stops at the first yes. Programs hand the same names on again and again, in the very same
 * lists: what was answered with no is not asked again. Not thread-safe.
 */
final class AskedOnce {

    private final Predicate<String> question;
    private final Set<List<String>> lists = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> texts = new HashSet<>();

    AskedOnce(Predicate<String> question) {
        this.question = question;
    }

    boolean any(List<String> some) {
        return !some.isEmpty() && lists.add(some) && some.stream().anyMatch(this::is);
    }

    boolean is(String text) {
        return texts.add(text) && question.test(text);
    }
}
