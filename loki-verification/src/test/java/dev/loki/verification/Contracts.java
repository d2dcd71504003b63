package dev.loki.verification;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Demands that what several classes do alike is said once, by a test that each of them passes. */
final class Contracts {

    private Contracts() {}

    /** Of a port: fakes, what stands beside the port itself, and what the application is called back by, do not count. */
    static ArchCondition<JavaClass> haveAContractWhereSeveralImplementIt(String root) {
        PackageMatcher ports = PackageMatcher.of(root + ".ports..");
        PackageMatcher application = PackageMatcher.of(root + ".application..");
        PackageMatcher contracts = PackageMatcher.of(root + ".contracts..");
        return new ArchCondition<>("have a contract where several classes implement them") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                long implementations = port.getAllSubclasses().stream()
                        .filter(one -> !one.isInterface() && !application.matches(one.getPackageName()))
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

    /** What a port hands out is held in the contract of that port. */
    private static boolean hasContract(JavaClass port, PackageMatcher contracts) {
        return hasOwnContract(port, contracts)
                || port.getMethodsWithReturnTypeOfSelf().stream()
                        .map(JavaMethod::getOwner)
                        .anyMatch(giver -> giver.getPackageName().equals(port.getPackageName())
                                && hasOwnContract(giver, contracts));
    }

    private static boolean hasOwnContract(JavaClass port, PackageMatcher contracts) {
        return port.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(one -> contracts.matches(one.getPackageName())
                        && one.getSimpleName().equals(contractOf(port)));
    }

    private static String contractOf(JavaClass port) {
        return port.getSimpleName() + "Contract";
    }
}
