package dev.loki.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, laid over a small house that breaks it, reports exactly the classes that do. */
class SeededViolationsTest {
    private static final String ROOT = "dev.loki.verification.seeded";
    private static final ArchitectureRules RULES = new ArchitectureRules(ROOT);
    private static final JavaClasses SEEDED = new ClassFileImporter().importPackages(ROOT);
    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(ROOT) + "\\.((?:[a-z]\\w*\\.)*[A-Z][\\w$]*|[a-z][\\w.]*)");

    static List<ArchRule> rules() {
        return RULES.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRuleBites(ArchRule rule) {
        assertThat(rule.evaluate(SEEDED).hasViolation()).isTrue();
    }

    @Test
    void theDomainSeesNoWorldAndNoLibrary() {
        assertThat(culprits(RULES.domainIsPure()))
                .containsExactlyInAnyOrder(
                        "domain.policy.Impure$OpensFile",
                        "domain.policy.Impure$KnowsPath",
                        "domain.policy.Impure$KnowsNetwork",
                        "domain.policy.Impure$KnowsThread",
                        "domain.policy.Impure$KnowsThreads",
                        "domain.policy.Impure$KnowsFiles",
                        "domain.policy.Impure$KnowsExecutor",
                        "domain.policy.Impure$KnowsRandom",
                        "domain.policy.Impure$KnowsJackson",
                        "domain.policy.Impure$KnowsPort");
    }

    @Test
    void theDomainAsksNobodyForTheTime() {
        assertThat(culprits(RULES.domainIsDeterministic()))
                .containsExactlyInAnyOrder(
                        "domain.policy.Ambient$AsksInstant",
                        "domain.policy.Ambient$AsksInstantByReference",
                        "domain.policy.Ambient$AsksDate",
                        "domain.policy.Ambient$TakesSystemClock",
                        "domain.policy.Ambient$AsksMillis",
                        "domain.policy.Ambient$AsksNanos",
                        "domain.policy.Ambient$AsksProperty",
                        "domain.policy.Ambient$AsksChance",
                        "domain.policy.Ambient$MakesId");
    }

    @Test
    void portsSpeakNoTechnology() {
        assertThat(culprits(RULES.portsSpeakDomain()))
                .containsExactlyInAnyOrder("ports.policy.Leaky$SpeaksOkHttp", "ports.policy.Leaky$KnowsUseCase");
    }

    @Test
    void aPortThatTwoImplementHasAContract() {
        assertThat(culprits(RULES.sharedPortsHaveAContract())).containsExactly("ports.policy.Shared");
    }

    @Test
    void useCasesGoThroughPorts() {
        assertThat(culprits(RULES.applicationKnowsOnlyPorts()))
                .containsExactlyInAnyOrder(
                        "application.policy.Shortcuts$LooksAtFiles",
                        "application.policy.Shortcuts$ReadsStream",
                        "application.policy.Shortcuts$KnowsNetwork",
                        "application.policy.Shortcuts$KnowsYaml",
                        "application.policy.Shortcuts$KnowsRetry",
                        "application.policy.Shortcuts$KnowsAdapter");
    }

    @Test
    void adaptersKnowNeitherUseCaseNorWiringNorCommand() {
        assertThat(culprits(RULES.adaptersLookInwards()))
                .containsExactlyInAnyOrder(
                        "adapter.left.Curious$KnowsUseCase",
                        "adapter.left.Curious$KnowsBootstrap",
                        "adapter.left.Curious$KnowsCommand");
    }

    @Test
    void adaptersKnowNoOtherAdapter() {
        assertThat(details(RULES.adaptersIgnoreOneAnother())).contains("adapter.left.Curious$KnowsOtherAdapter");
    }

    @Test
    void onlyHttpSeesTheHttpClient() {
        assertThat(culprits(RULES.httpClientHasOneHome()))
                .containsExactlyInAnyOrder(
                        "ports.policy.Leaky$SpeaksOkHttp",
                        "application.policy.Shortcuts$KnowsRetry",
                        "adapter.left.Curious$KnowsHttpClient",
                        "bootstrap.SpeaksHttp");
    }

    @Test
    void theAirGapIsNotBridgedByWayOfOthers() {
        assertThat(details(RULES.airGapReachesNoHttpClient()))
                .isEqualTo("Class <" + ROOT + ".bootstrap.AirGappedWiring> -> <" + ROOT + ".bootstrap.Detour> -> <"
                        + ROOT + ".bootstrap.SpeaksHttp> -> <okhttp3.OkHttpClient>");
    }

    @Test
    void onlyConnectedWiringLeadsToTheHttpClient() {
        assertThat(culprits(RULES.httpClientIsReachedByConnectedWiring())).containsExactly("bootstrap.BackDoor");
    }

    @Test
    void onlyTheJsonReaderSeesTheParserOfJson() {
        assertThat(culprits(RULES.jsonParserHasOneHome()))
                .containsExactlyInAnyOrder(
                        "domain.policy.Impure$KnowsJackson", "adapter.left.Curious$ReadsJson", "bootstrap.SpeaksJson");
    }

    @Test
    void onlyAdaptersSeeTheParserOfYaml() {
        assertThat(culprits(RULES.yamlStaysInAdapters())).containsExactly("application.policy.Shortcuts$KnowsYaml");
    }

    @Test
    void onlyTheBridgeSeesOpenTelemetry() {
        assertThat(culprits(RULES.openTelemetryStaysInItsBridge()))
                .containsExactly("adapter.left.Curious$KnowsOpenTelemetry");
    }

    @Test
    void theEnvironmentIsReadByTheCommandOnly() {
        assertThat(culprits(RULES.environmentIsReadByTheCommand()))
                .containsExactlyInAnyOrder("http.ReadsProxy", "bootstrap.ReadsEnvironment");
    }

    @Test
    void theCommandReadsTheEnvironmentInOnePlace() {
        assertThat(culprits(RULES.cliReadsTheEnvironmentInOneClass()))
                .containsExactlyInAnyOrder("cli.FirstReader", "cli.SecondReader");
    }

    @Test
    void settingsAreReadWithoutWiring() {
        assertThat(culprits(RULES.settingsKnowNoWiring()))
                .containsExactly("bootstrap.settings.Presumptuous$KnowsWiring");
    }

    @Test
    void whatCommandsShareKnowsNoneOfTheirSubjects() {
        assertThat(culprits(RULES.whatCommandsShareKnowsNoSubject()))
                .containsExactlyInAnyOrder(
                        "cli.command.Meddling$KnowsSubject",
                        "cli.command.Meddling$KnowsRoot",
                        "cli.terminal.KnowsSubject");
    }

    @Test
    void theVerifierSharesNothingWithTheWriter() {
        assertThat(culprits(RULES.verifierStandsAlone())).containsExactly("verifier.LeansOnTheWriter");
    }

    @Test
    void packagesThatKnowEachOtherAreACycle() {
        assertThat(details(RULES.packagesAreFreeOfCycles())).contains("cycle.here.Here", "cycle.there.There");
    }

    @Test
    void aPackageWithoutNullAnnotationsIsReported() {
        assertThat(culprits(RULES.packagesAreNullMarked())).containsExactly("unmarked");
    }

    @Test
    void aDrawerIsReported() {
        assertThat(culprits(RULES.packagesAreNamedForTheirSubject())).containsExactly("cli.util");
    }

    /** The first class or package that each line of the report names. */
    private static Set<String> culprits(ArchRule rule) {
        return rule.evaluate(SEEDED).getFailureReport().getDetails().stream()
                .flatMap(line -> NAME.matcher(line).results().limit(1))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String details(ArchRule rule) {
        return String.join("\n", rule.evaluate(SEEDED).getFailureReport().getDetails());
    }
}
