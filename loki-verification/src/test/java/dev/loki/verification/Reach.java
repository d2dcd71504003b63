package dev.loki.verification;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a class can come to by way of others: what any of them names, its fields and calls, and so on. */
final class Reach {

    private final String root;
    private final String gate;
    private final PackageMatcher target;
    private final Map<JavaClass, Set<JavaClass>> known = new HashMap<>();

    private Reach(String root, String gate, String target) {
        this.root = root;
        this.gate = gate;
        this.target = PackageMatcher.of(target);
    }

    /** Demands that no way leads from a class to a package. */
    static ArchCondition<JavaClass> noneOf(String target, String root) {
        return new Reach(root, "", target).condition("reach nothing in " + target);
    }

    /** Demands that no way leads there but those through a class of this name. */
    static ArchCondition<JavaClass> noneOfBesidesThrough(String gate, String target, String root) {
        return new Reach(root, gate, target).condition("reach nothing in " + target + " but through " + gate);
    }

    private ArchCondition<JavaClass> condition(String description) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> way = way(type);
                events.add(new SimpleConditionEvent(
                        type, way.isEmpty(), way.orElse("Class <" + type.getName() + "> reaches nothing there")));
            }
        };
    }

    /** The shortest; only classes of our own are walked through. */
    private Optional<String> way(JavaClass from) {
        Map<JavaClass, JavaClass> before = new HashMap<>();
        Deque<JavaClass> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            JavaClass at = next.remove();
            for (JavaClass seen : dependencies(at)) {
                if (target.matches(seen.getPackageName())) {
                    return Optional.of(told(at, seen, before));
                }
                if (isWalked(seen) && !seen.equals(from) && !before.containsKey(seen)) {
                    before.put(seen, at);
                    next.add(seen);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isWalked(JavaClass type) {
        return type.getPackageName().startsWith(root) && !type.getSimpleName().equals(gate);
    }

    private Set<JavaClass> dependencies(JavaClass of) {
        return known.computeIfAbsent(of, type -> type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .collect(Collectors.toCollection(HashSet::new)));
    }

    private static String told(JavaClass last, JavaClass target, Map<JavaClass, JavaClass> before) {
        List<String> way = new ArrayList<>(List.of(target.getName()));
        for (@Nullable JavaClass at = last; at != null; at = before.get(at)) {
            way.add(0, at.getName());
        }
        return "Class <" + String.join("> -> <", way) + ">";
    }
}
