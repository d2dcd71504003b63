package dev.loki.verification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What is demanded of every package that holds a class. */
final class Packages {
    static final ClassesTransformer<JavaPackage> OF_CLASSES = new AbstractClassesTransformer<>("packages") {
        @Override
        public Iterable<JavaPackage> doTransform(JavaClasses classes) {
            return classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        }
    };

    static final ArchCondition<JavaPackage> BE_NULL_MARKED =
            condition("have a package-info.java with @NullMarked", one -> one.isAnnotatedWith(NullMarked.class));

    private static final Set<String> DRAWERS = Set.of("util", "common", "impl", "model", "service", "manager");

    static final ArchCondition<JavaPackage> BE_NAMED_FOR_THEIR_SUBJECT = condition(
            "be named for their subject, not one of " + DRAWERS,
            one -> Stream.of(one.getName().split("\\.")).noneMatch(DRAWERS::contains));

    private Packages() {}

    private static ArchCondition<JavaPackage> condition(String description, Predicate<JavaPackage> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaPackage one, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        one, holds.test(one), "Package <" + one.getName() + "> should " + description));
            }
        };
    }
}
