package dev.loki.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.AuditActions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameworkTest {

    @Test
    void theOldIdsMeanTheControlsOfToday() {
        assertThat(ids(Framework.SOC2, "CC6_1")).containsExactly("CC6.1");
        assertThat(ids(Framework.ISO27001, "A.9.2")).containsExactly("A.5.16", "A.5.17", "A.5.18", "A.8.2");
        assertThat(ids(Framework.ISO27001, "A.12.4")).containsExactly("A.8.15", "A.8.17");
        assertThat(ids(Framework.ISO27001, "A.14.2"))
                .containsExactlyInAnyOrder("A.8.25", "A.8.32", "A.8.27", "A.8.31", "A.8.30", "A.8.29");
        assertThat(ids(Framework.ISO27001, "A.16.1")).hasSize(6).contains("A.5.28", "A.6.8");
        assertThat(ids(Framework.ISO27001, "A.18.1")).containsExactly("A.5.31", "A.5.32", "A.5.33", "A.5.34");
        assertThatThrownBy(() -> Framework.SOC2.controls("A.9.2"))
                .hasMessage("expected a control of SOC 2 such as CC6.1, found 'A.9.2'");
    }

    @Test
    void whatTheOriginalLabelledWrongStandsWhereItBelongs() {
        assertThat(ActionMapping.controls(Framework.SOC2, "deploy")).containsExactly("CC8.1");
        assertThat(ActionMapping.controls(Framework.SOC2, "incident_opened"))
                .containsExactly("CC7.3", "CC7.4", "CC7.5")
                .doesNotContain("CC8.1");
        assertThat(ActionMapping.controls(Framework.SOC2, "token_create")).containsExactly("CC6.1", "CC6.2", "CC6.3");
        assertThat(ActionMapping.controls(Framework.SOC2, "policy_deny")).containsExactly("CC6.1", "CC6.8", "CC7.2");
        assertThat(ActionMapping.controls(Framework.SOC2, "approval_request")).containsExactly("CC6.3", "CC8.1");
        assertThat(ActionMapping.controls(Framework.SOC2, "provider_call")).containsExactly("CC6.7", "CC9.2");
        assertThat(ActionMapping.controls(Framework.ISO27001, "approval_resolve"))
                .contains("A.5.3", "A.8.32")
                .doesNotContain("A.5.26");
    }

    @Test
    void whatLeavesByTheOutboxOrComesByAWebhookIsEvidenceOfTransfers() {
        for (String action : List.of(
                AuditActions.OUTBOX_PUT,
                AuditActions.OUTBOX_EXPORTED,
                AuditActions.OUTBOX_CONFIRMED,
                AuditActions.OUTBOX_SEND_START,
                AuditActions.OUTBOX_SEND_END,
                AuditActions.WEBHOOK_RECEIVED,
                AuditActions.WEBHOOK_REFUSED)) {
            assertThat(ActionMapping.controls(Framework.SOC2, action))
                    .as(action)
                    .contains("CC6.7", "CC9.2");
            assertThat(ActionMapping.controls(Framework.ISO27001, action))
                    .as(action)
                    .contains("A.5.14", "A.5.23");
            assertThat(ActionMapping.controls(Framework.GDPR, action))
                    .as(action)
                    .contains("Art.30-1-d");
        }
        assertThat(ActionMapping.controls(Framework.SOC2, AuditActions.WEBHOOK_REFUSED))
                .contains("CC6.6", "CC7.2");
        assertThat(ActionMapping.controls(Framework.ISO27001, AuditActions.WEBHOOK_REFUSED))
                .contains("A.8.16");
        assertThat(ActionMapping.controls(Framework.GDPR, AuditActions.WEBHOOK_REFUSED))
                .contains("Art.30-1-g");
    }

    @Test
    void everyControlThatAnActionIsEvidenceForIsInItsFramework() {
        for (Framework framework : Framework.values()) {
            Set<String> known = framework.controls().stream().map(Control::id).collect(Collectors.toSet());
            Stream.of(
                            "session_start",
                            "login",
                            "policy_require_approval",
                            "policy_reloaded",
                            "file_write",
                            "command_execute",
                            "install",
                            "deploy",
                            "test_run",
                            "secret_found",
                            "scan_done",
                            "chain_verify",
                            "recovery",
                            "alert",
                            "incident",
                            "kill",
                            "provider_call",
                            "outbox_put",
                            "webhook_refused",
                            "residency_check",
                            "erasure")
                    .forEach(action -> assertThat(known)
                            .as(framework + " " + action)
                            .containsAll(ActionMapping.controls(framework, action)));
        }
    }

    @Test
    void anActionThatNobodyMappedIsEvidenceForNothingButThatItWasLogged() {
        assertThat(ActionMapping.controls(Framework.SOC2, "sang_a_song")).isEmpty();
        assertThat(ActionMapping.controls(Framework.ISO27001, "sang_a_song"))
                .containsExactlyInAnyOrder("A.8.15", "A.8.17");
    }

    private static List<String> ids(Framework framework, String id) {
        return framework.controls(id).stream().map(Control::id).toList();
    }
}
