package dev.loki.adapter.fs.event;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of the last {@value #KEPT} events that were handed out, oldest first. Not thread-safe. */
final class ProcessedIds {

    static final int KEPT = 1000;

    private final Set<String> ids = new LinkedHashSet<>();

    ProcessedIds(Collection<String> ids) {
        ids.forEach(this::add);
    }

    boolean contains(String id) {
        return ids.contains(id);
    }

    void add(String id) {
        ids.add(id);
        if (ids.size() > KEPT) {
            Iterator<String> oldest = ids.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    Set<String> inOrder() {
        return Collections.unmodifiableSet(ids);
    }
}
