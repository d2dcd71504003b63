package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks closer says beforehand where it looks, so that a text made to stall it costs little. */
class VerifierTest {

    static List<Detector> detectors() {
        List<Detector> all = new ArrayList<>(Detectors.secrets());
        all.addAll(Detectors.personalData());
        return all;
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void noValueLiesBeyondWhatAWindowShows(Detector detector) {
        for (Probe probe : detector.probes()) {
            Reach reach = probe.verifier().reach();
            assertThat(reach.before()).isBetween(0, Window.BEHIND);
            assertThat(reach.behind()).isBetween(0, Window.AHEAD);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void aKeywordAtTheEndOfATextMayHaveAValue(Detector detector) {
        for (Probe probe : detector.probes()) {
            String keyword = probe.keyword().spelling();
            Window window = Windows.onto(keyword);
            assertThat(probe.verifier().surroundings().fit(window, 0, keyword.length()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void onlyThePatternsOfUsersAreFree(Detector detector) {
        assertThat(detector.probes()).noneMatch(probe -> probe.verifier().isFree());
    }

    @Test
    void keywordsWithoutABoundLeaveNothingOut() {
        Detector detector = Detectors.personalData().get(0);
        Trigger bounded = Trigger.of(detector, 0, detector.probes().get(0), 0);
        assertThat(Ending.of(List.of(bounded)).isBounded()).isTrue();
        assertThat(Ending.of(List.of()).isBounded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "db_pass1, true", "dbPass1, true", "pass1, true", "-PASS1, true", "DB_PASS1, true", "7pass1, true",
        "bypass1, false", "DBPASS1, false", "DbPASS1, true", "XPass1, false", "passage, false", "Passé1, true"
    })
    void aWordOfANameBeginsWithACapitalOrBehindWhatIsNoLetter(String text, boolean word) {
        Probe probe = new Probe(Keyword.folded("pass"), new WholeWord((window, from, to) -> new Span(from, to)));
        assertThat(Masked.by(probe, text).contains("***")).isEqualTo(word);
    }

    @Test
    void aWholeWordReachesAsFarAsWhatLooksBehindIt() {
        Shape shape = Shape.of("[0-9]{2}(pass)[0-9]{7}");
        assertThat(new WholeWord(shape).reach()).isEqualTo(new Reach(2, 7));
    }

    @Test
    void anAssignedShapeIsTheWholeValueOfItsName() {
        Probe probe = AssignedShape.probe("app_id", "[a-f0-9]{6}");
        assertThat(Masked.by(probe, "APP_ID = \"ab12cd\"")).isEqualTo("APP_ID = \"***\"");
        assertThat(Masked.by(probe, "app_id = \"ab12cd-\"")).doesNotContain("***");
        assertThat(Masked.by(probe, "app_id = \"ab12c\"")).doesNotContain("***");
        assertThat(Masked.by(probe, "app_id ab12cd")).doesNotContain("***");
    }

    @Test
    void tokensOfSeveralShapesShowEachItsOwnPrefix() {
        Detector tokens = Detector.token("t", "t", "test", "ab_[A-Za-z0-9]{10}", "cd_[A-Za-z0-9]{10}");
        String value = "k9Qz7" + "XpL2m";
        assertThat(Masked.by(tokens, "ab_" + value + " cd_" + value + " cd_" + value + " ab_" + value))
                .isEqualTo("ab_*** cd_*** cd_*** ab_***");
    }

    @Test
    void theKindsOfTheSeedComeFirst() {
        assertThat(Detectors.seed())
                .extracting(Detector::id)
                .contains("aws-access-key-id", "private-key", "github-token", "assigned-password");
        assertThat(Detectors.secrets()).startsWith(Detectors.seed().toArray(Detector[]::new));
        assertThat(Detectors.personalData())
                .extracting(Detector::id)
                .containsExactly("email-address", "us-ssn", "phone-number", "credit-card-number", "iban");
    }

    @Test
    void keywordsOfTheSameBytesAreTheSame() {
        assertThat(Keyword.exact("ab")).isEqualTo(Keyword.exact("ab")).hasSameHashCodeAs(Keyword.exact("ab"));
        assertThat(Keyword.exact("ab")).isNotEqualTo(Keyword.exact("ac")).isNotEqualTo("ab");
        assertThat(Keyword.exact("ab").hashCode())
                .isNotEqualTo(Keyword.exact("ac").hashCode());
    }
}
