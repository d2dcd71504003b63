package dev.loki.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shape of the house, as sentences with their reasons.
 *
 * <p>Who may see whom is said as a list of what is allowed: a list of what is forbidden would pass for ever once a
 * package in it is renamed.
 *
 * @param root the package the house stands in
 */
record ArchitectureRules(String root) {

    private static final String HTTP_CLIENT = "okhttp3..";

    /** Every rule; {@link SeededViolationsTest} demands a seeded violation for each. */
    List<ArchRule> all() {
        return List.of(
                domainIsPure(),
                domainIsDeterministic(),
                portsSpeakDomain(),
                applicationKnowsOnlyPorts(),
                sharedPortsHaveAContract(),
                adaptersLookInwards(),
                adaptersIgnoreOneAnother(),
                httpClientHasOneHome(),
                airGapReachesNoHttpClient(),
                httpClientIsReachedByConnectedWiring(),
                jsonParserHasOneHome(),
                yamlStaysInAdapters(),
                openTelemetryStaysInItsBridge(),
                environmentIsReadByTheCommand(),
                cliReadsTheEnvironmentInOneClass(),
                settingsKnowNoWiring(),
                whatCommandsShareKnowsNoSubject(),
                verifierStandsAlone(),
                packagesAreFreeOfCycles(),
                packagesAreNullMarked(),
                packagesAreNamedForTheirSubject());
    }

    ArchRule domainIsPure() {
        return classes()
                .that(resideInAnyPackage(in("domain")))
                .should()
                .onlyDependOnClassesThat(JdkParts.pure().or(resideInAnyPackage(in("domain"))))
                .because("a decision must be a function of its arguments: no I/O, no thread, no library");
    }

    ArchRule domainIsDeterministic() {
        return noClasses()
                .that(resideInAnyPackage(in("domain")))
                .should()
                .accessTargetWhere(AmbientReads.OF_CLOCK_CHANCE_OR_SYSTEM)
                .because("time, ids and settings are passed in, so that the same question has the same answer");
    }

    ArchRule portsSpeakDomain() {
        return classes()
                .that(resideInAnyPackage(in("ports")))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(in("ports", "domain")).or(resideInAnyPackage("java..", "org.jspecify..")))
                .because("what the inside needs is said in its own words, not in those of a technology");
    }

    ArchRule sharedPortsHaveAContract() {
        return classes()
                .that(resideInAnyPackage(in("ports")))
                .and()
                .areInterfaces()
                .and()
                .areTopLevelClasses()
                .should(Contracts.haveAContractWhereSeveralImplementIt(root))
                .because("one adapter can only take the place of another where both are held against the same test");
    }

    ArchRule applicationKnowsOnlyPorts() {
        return classes()
                .that(resideInAnyPackage(in("application")))
                .should()
                .onlyDependOnClassesThat(
                        JdkParts.withoutTheWorld().or(resideInAnyPackage(in("application", "ports", "domain"))))
                .because("a use case reaches files, networks and libraries through ports only");
    }

    ArchRule adaptersLookInwards() {
        return classes()
                .that(resideInAnyPackage(in("adapter")))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..")
                        .or(resideInAnyPackage(in("adapter", "http", "json", "ports", "domain"))))
                .because("an adapter is wired by bootstrap and knows neither it nor the use cases nor the command");
    }

    ArchRule adaptersIgnoreOneAnother() {
        return slices().matching(root + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .because("each technology can be taken out or replaced alone");
    }

    ArchRule httpClientHasOneHome() {
        return classes()
                .that()
                .resideOutsideOfPackages(in("http"))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("okhttp3..", "io.github.resilience4j..")
                .because("the HTTP client, its limits and its retries have one home, which adapters call");
    }

    ArchRule airGapReachesNoHttpClient() {
        return classes()
                .that(resideInAnyPackage(in("bootstrap")))
                .and()
                .haveSimpleName("AirGappedWiring")
                .should(Reach.noneOf(HTTP_CLIENT, root))
                .because("nothing may leave an air-gapped machine, and what cannot be reached sends nothing");
    }

    ArchRule httpClientIsReachedByConnectedWiring() {
        return classes()
                .that(resideInAnyPackage(in("bootstrap")))
                .and()
                .arePublic()
                .should(Reach.noneOfBesidesThrough("ConnectedWiring", HTTP_CLIENT, root))
                .because("the air gap takes the place of one class, so all that it must replace has to be made there");
    }

    ArchRule jsonParserHasOneHome() {
        return classes()
                .that()
                .resideOutsideOfPackages(in("json", "benchmarks"))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("com.fasterxml.jackson..")
                .because("what is read, and how much of it, is decided once; benchmarks only write their results");
    }

    ArchRule yamlStaysInAdapters() {
        return classes()
                .that()
                .resideOutsideOfPackages(in("adapter"))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.yaml..")
                .because("everybody else speaks of a policy file in the domain's values");
    }

    ArchRule openTelemetryStaysInItsBridge() {
        return classes()
                .that()
                .resideOutsideOfPackages(in("adapter.otel", "benchmarks"))
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("io.opentelemetry..")
                .because("only hosts that have OpenTelemetry load it; we trace without, and benchmarks compare");
    }

    ArchRule environmentIsReadByTheCommand() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("cli"))
                .should()
                .accessTargetWhere(AmbientReads.OF_ENVIRONMENT)
                .because("an engine that embeds Loki hands in its environment as a map; only a process has its own");
    }

    ArchRule cliReadsTheEnvironmentInOneClass() {
        return classes()
                .that(resideInAnyPackage(in("cli")))
                .should(AmbientReads.haveOneReaderOfEnvironment())
                .because("what the command takes from the environment stands in one place");
    }

    ArchRule settingsKnowNoWiring() {
        String[] settings = in("bootstrap.settings");
        return classes()
                .that(resideInAnyPackage(settings))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage(root + ".bootstrap..").or(resideInAnyPackage(settings)))
                .because("what a variable says is read, and tested, without anything that is made because of it");
    }

    ArchRule whatCommandsShareKnowsNoSubject() {
        String[] shared = in("cli.command", "cli.text", "cli.terminal");
        return classes()
                .that(resideInAnyPackage(shared))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + ".cli..").or(resideInAnyPackage(shared)))
                .because("a command of one subject is read, and changed, without those of the others");
    }

    ArchRule verifierStandsAlone() {
        return classes()
                .that(resideInAnyPackage(in("verifier")))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(in("verifier")).or(resideInAnyPackage("java..", "org.jspecify..")))
                .because(
                        "an auditor runs it with nothing but a JDK, and what it shared with the writer it could not check");
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read, and changed, after those it builds on and before the rest");
    }

    ArchRule packagesAreNullMarked() {
        return ArchRuleDefinition.all(Packages.OF_CLASSES)
                .should(Packages.BE_NULL_MARKED)
                .because("where a package is not marked, NullAway does not look");
    }

    ArchRule packagesAreNamedForTheirSubject() {
        return ArchRuleDefinition.all(Packages.OF_CLASSES)
                .should(Packages.BE_NAMED_FOR_THEIR_SUBJECT)
                .because("a drawer for everything is where things are lost");
    }

    private String[] in(String... layers) {
        return Stream.of(layers).map(layer -> root + "." + layer + "..").toArray(String[]::new);
    }
}
