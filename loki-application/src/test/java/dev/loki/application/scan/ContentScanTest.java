package dev.loki.application.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loki.contracts.scan.InMemoryContents;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.ports.scan.AcceptedFinding;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.StoredBaseline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentScanTest {

    private static final String KEY = "AKIA" + "Z7QW3ERT5YUI2OPA";
    private static final String SALT = "0123456789abcdef".repeat(2);
    private static final StoredBaseline EMPTY = new StoredBaseline(SALT, List.of());

    private final InMemoryContents contents = new InMemoryContents();
    private final List<String> progress = new ArrayList<>();

    @Test
    void findingsAreInOrderWhicheverTextWasDoneFirst() {
        for (int i = 9; i >= 0; i--) {
            contents.text("text-" + i, "\n" + KEY + "\n" + KEY + "\n");
        }
        ScanReport report = scan(null);
        assertThat(report.findings()).hasSize(20).isSortedAccordingTo(TextFinding.IN_ORDER);
        assertThat(report.findings().get(19).path()).isEqualTo("text-9");
        assertThat(report.findings().get(19).finding())
                .isEqualTo(new Finding("aws-access-key-id", 3, 1, "AKIA***", null));
        assertThat(report.texts()).hasSize(10).isSorted();
        assertThat(report.bytes()).isEqualTo(10 * 43);
        assertThat(report.clean()).isFalse();
        assertThat(progress).containsExactlyElementsOf(progressOf(10));
    }

    @Test
    void whatATextAllowsItselfIsAllowed() {
        contents.text("a", KEY + " # loki" + ":allow\n");
        assertThat(scan(null).clean()).isTrue();
    }

    @Test
    void aTextThatIsNoTextIsLeftAloneAndCounted() {
        contents.text("binary", KEY + "\n\0").text("late", " ".repeat(8 * 1024) + "\0" + KEY);
        ScanReport report = scan(null);
        assertThat(report.findings()).extracting(TextFinding::path).containsExactly("late");
        assertThat(report.texts()).containsExactly("late");
        assertThat(report.skipped()).isEqualTo(new ScanReport.Skipped(1, 2, 1));
    }

    @Test
    void whatCouldNotBeReadIsAProblemAndWhatWasFoundBeforeIsStillSaid() {
        contents.unreadableAfter("broken", KEY + "\n" + "x\n".repeat(200_000)).problem("a-folder", "no permission");
        ScanReport report = scan(null);
        assertThat(report.problems())
                .containsExactly(
                        new ContentProblem("a-folder", "no permission"), new ContentProblem("broken", "it breaks off"));
        assertThat(report.findings()).extracting(TextFinding::path).containsExactly("broken");
        assertThat(report.texts()).isEmpty();
        assertThat(report.complete()).isFalse();
        assertThat(report.clean()).isFalse();
    }

    @Test
    void aTextFullOfFindingsListsThousandAndCountsTheRest() {
        contents.text(
                "full", (KEY + "\n" + "// a line of code without a secret, as most are\n".repeat(4)).repeat(1_005));
        ScanReport report = scan(null);
        assertThat(report.findings()).hasSize(TextScan.MOST_LISTED);
        assertThat(report.unlisted()).isEqualTo(5);
    }

    @Test
    void whatTheBaselineAcceptsIsCountedAndNotListed() {
        contents.text("a", KEY + "\n");
        ScanReport found = scan(EMPTY);
        StoredBaseline accepting = BaselineUpdate.of(EMPTY, found, accepted -> true);
        assertThat(accepting.accepted()).singleElement().satisfies(one -> assertThat(one.path())
                .isEqualTo("a"));
        contents.text("b", "nothing");
        ScanReport report = scan(accepting);
        assertThat(report.findings()).isEmpty();
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.clean()).isTrue();
        assertThat(scan(new StoredBaseline("f".repeat(32), accepting.accepted()))
                        .findings())
                .hasSize(1);
    }

    @Test
    void aBaselineForgetsWhatWasLookedForAndNotFoundAgain() {
        AcceptedFinding looked = new AcceptedFinding("11", "gitlab-token", "a");
        AcceptedFinding elsewhere = new AcceptedFinding("22", "gitlab-token", "z");
        StoredBaseline old = new StoredBaseline(SALT, List.of(elsewhere, looked));
        contents.text("m", KEY + "\n");
        StoredBaseline updated = BaselineUpdate.of(old, scan(EMPTY), one -> one.equals(looked));
        assertThat(updated.accepted()).extracting(AcceptedFinding::path).containsExactly("m", "z");
        assertThat(updated.salt()).isEqualTo(SALT);
    }

    @Test
    void whatHasNoFingerprintCannotBeAccepted() {
        contents.text("a", KEY + "\n");
        ScanReport found = scan(null);
        assertThatIllegalStateException().isThrownBy(() -> BaselineUpdate.of(EMPTY, found, accepted -> true));
    }

    private ScanReport scan(@Nullable StoredBaseline baseline) {
        return new ContentScan(ContentScanner.SECRETS, baseline, 4)
                .run(contents, (done, total) -> progress.add(done + "/" + total));
    }

    private static List<String> progressOf(int total) {
        List<String> told = new ArrayList<>();
        for (int i = 1; i <= total; i++) {
            told.add(i + "/" + total);
        }
        return told;
    }
}
