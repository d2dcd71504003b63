package dev.loki.verification;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Calls and method references that fetch what nobody passed in: the time, chance, the environment. */
final class AmbientReads {
    /** {@code System.getenv}, with or without a name. */
    static final DescribedPredicate<JavaAccess<?>> OF_ENVIRONMENT =
            DescribedPredicate.describe("System.getenv", access -> is(access, System.class, "getenv"));

    /** The clock, random numbers, and all of {@link System} but its two plain functions. */
    static final DescribedPredicate<JavaAccess<?>> OF_CLOCK_CHANCE_OR_SYSTEM = DescribedPredicate.describe(
            "the system clock, chance or System",
            access -> readsSystem(access)
                    || readsClock(access)
                    || is(access, Math.class, "random")
                    || is(access, UUID.class, "randomUUID"));

    private static final Set<String> FUNCTIONS = Set.of("arraycopy", "identityHashCode");

    private AmbientReads() {}

    /** Allows one class, whichever it is, to read the environment. */
    static ArchCondition<JavaClass> haveOneReaderOfEnvironment() {
        Set<String> readers = new TreeSet<>();
        return new ArchCondition<>("have one reader of System.getenv at most") {
            @Override
            public void init(Collection<JavaClass> all) {
                readers.clear();
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getAccessesFromSelf().stream().anyMatch(OF_ENVIRONMENT)) {
                    readers.add(type.getName());
                }
            }

            @Override
            public void finish(ConditionEvents events) {
                if (readers.size() > 1) {
                    readers.forEach(reader -> events.add(SimpleConditionEvent.violated(
                            reader, reader + " is one of " + readers.size() + " readers of System.getenv")));
                }
            }
        };
    }

    private static boolean readsSystem(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(System.class) && !FUNCTIONS.contains(access.getName());
    }

    /** {@code Instant.now()}, {@code Clock.systemUTC()} and their like, unless a clock is handed to them. */
    private static boolean readsClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getName().matches("now|system.*|tick.*")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(InstantSource.class));
    }

    private static boolean is(JavaAccess<?> access, Class<?> owner, String name) {
        return access.getTargetOwner().isEquivalentTo(owner) && access.getName().equals(name);
    }
}
