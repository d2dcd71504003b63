package dev.loki.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The production classes of all modules keep the shape of the house. */
class ArchitectureTest {
    private static final String ROOT = "dev.loki";

    /** Without tests, what only tests use, and what JMH generates. */
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/loki/testing/"))
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages(ROOT);

    static List<ArchRule> rules() {
        return new ArchitectureRules(ROOT).all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(PRODUCTION);
    }

    /** A rule over an empty or renamed layer would hold for nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "ports",
                "application",
                "json",
                "http",
                "adapter",
                "bootstrap",
                "bootstrap.settings",
                "cli",
                "cli.command",
                "cli.text",
                "cli.terminal"
            })
    void theLayerHoldsClasses(String layer) {
        PackageMatcher inLayer = PackageMatcher.of(ROOT + "." + layer + "..");

        assertThat(PRODUCTION)
                .anyMatch(type -> inLayer.matches(type.getPackageName())
                        && !type.getSimpleName().equals("package-info"));
    }
}
