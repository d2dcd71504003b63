package dev.loki.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMapTest {

    private static final LabelMap LABELS = new LabelMap(
            List.of("claude", "codex"), Map.of("Quick please", "loki-mode-fast", "ai", "loki-provider-codex"));

    @Test
    void withoutLabelsTheFirstProviderIsMeant() {
        assertThat(LABELS.read(List.of("bug", "loki-mode")))
                .isEqualTo(new RunOptions(Optional.of("claude"), Optional.empty(), Optional.empty(), false));
    }

    @Test
    void labelsSayHowItIsWanted() {
        assertThat(LABELS.read(
                        List.of("loki-provider-codex", "Loki-Priority-High", "loki-dry-run", "loki-mode-careful")))
                .isEqualTo(new RunOptions(Optional.of("codex"), Optional.of("careful"), Optional.of("high"), true));
    }

    @Test
    void aTeamsOwnLabelsStandForLokis() {
        assertThat(LABELS.read(List.of("quick PLEASE", "AI")))
                .isEqualTo(new RunOptions(Optional.of("codex"), Optional.of("fast"), Optional.empty(), false));
    }

    @Test
    void aProviderThatIsNotAllowedIsRefused() {
        assertThatExceptionOfType(WorkflowRefusedException.class)
                .isThrownBy(() -> LABELS.read(List.of("loki-provider-gemini")))
                .withMessage("the provider 'gemini' is not allowed; expected one of claude, codex");
    }

    @Test
    void labelsThatContradictEachOtherAreRefused() {
        assertThatExceptionOfType(WorkflowRefusedException.class)
                .isThrownBy(() -> LABELS.read(List.of("ai", "loki-provider-claude")))
                .withMessage("2 labels begin with loki-provider-; leave one of them");
        assertThat(LABELS.read(List.of("ai", "loki-provider-codex")).provider()).contains("codex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loki-mode-$(id)",
                "loki-mode-",
                "loki-mode-a b",
                "loki-mode-x\nproceed=true",
                "loki-priority-urgent",
                "loki-priority-##[add-mask]a",
                "loki-mode-###[error]a",
                "loki-provider-##[group]a",
                "loki-provider-",
                "loki-provider-\u202exedoc"
            })
    void whatIsNoNameIsRefusedAndShownHarmlessly(String label) {
        assertThatExceptionOfType(WorkflowRefusedException.class)
                .isThrownBy(() -> LABELS.read(List.of(label)))
                .withMessageNotContaining("\n")
                .withMessageNotContaining("##[")
                .withMessageNotContaining("\u202e");
    }
}
