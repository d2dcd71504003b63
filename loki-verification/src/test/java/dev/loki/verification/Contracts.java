package dev.loki.verification;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Demands that what several classes do alike is said once, by a test that each of them passes. */
final class Contracts {

    private Contracts() {}

    /** Of a port: fakes, and what stands beside the port itself, are no implementations. */
    static ArchCondition<JavaClass> haveAContractWhereSeveralImplementIt(String root) {
        PackageMatcher ports = PackageMatcher.of(root + ".ports..");
        PackageMatcher contracts = PackageMatcher.of(root + ".contracts..");
        return new ArchCondition<>("have a contract where several classes implement them") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                long implementations = port.getAllSubclasses().stream()
                        .filter(one -> !one.isInterface())
                        .filter(one -> !ports.matches(one.getPackageName()) && !contracts.matches(one.getPackageName()))
                        .count();
                boolean holds = implementations < 2 || hasContract(port, contracts);
                events.add(new SimpleConditionEvent(
                        port,
                        holds,
                        "Port <" + port.getName() + "> has " + implementations + " implementations and no "
                                + contractOf(port) + " in " + root + ".contracts"));
            }
        };
    }

    private static boolean hasContract(JavaClass port, PackageMatcher contracts) {
        return port.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(one -> contracts.matches(one.getPackageName())
                        && one.getSimpleName().equals(contractOf(port)));
    }

    private static String contractOf(JavaClass port) {
        return port.getSimpleName() + "Contract";
    }
}
