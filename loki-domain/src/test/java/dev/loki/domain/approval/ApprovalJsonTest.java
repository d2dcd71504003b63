package dev.loki.domain.approval;

import static dev.loki.domain.approval.Requests.LATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalJsonTest {

    @ParameterizedTest
    @EnumSource(ApprovalState.class)
    void everyRequestIsReadAsItWasWritten(ApprovalState state) {
        ApprovalRequest request =
                Requests.in(state, true).after(new ApprovalStep.Tell(Delivery.notDelivered(LATER, "503 four times")));
        assertThat(ApprovalJson.read(ApprovalJson.of(request))).isEqualTo(request);
    }

    @Test
    void theOriginalsReadersFindTheirMembers() {
        JsonObject rejected = ApprovalJson.of(Requests.in(ApprovalState.REJECTED, false));
        assertThat(rejected.members().keySet())
                .startsWith("id", "phase", "gate", "status", "context", "createdAt", "resolvedAt", "method", "reason");
        assertThat(rejected.toString())
                .startsWith("{\"id\":\"apr-1771668000000-a1b2c3\",\"phase\":\"deployment\",\"gate\":\"deploy\","
                        + "\"status\":\"rejected\",\"context\":{\"command\":\"deploy \u6f22\"},"
                        + "\"createdAt\":\"2026-02-21T10:00:00.000Z\",\"resolvedAt\":\"2026-02-21T10:01:00.000Z\","
                        + "\"method\":\"manual\",\"reason\":\"not today\"");
    }

    @Test
    void aQuestionThatNobodyAnsweredIsTimedOutAndAConsentThatNobodyUsedHasExpired() {
        ApprovalRequest unanswered = Requests.in(ApprovalState.EXPIRED, false);
        ApprovalRequest unused = Requests.in(ApprovalState.APPROVED, false).after(Requests.expire(Requests.LONG_AFTER));
        assertThat(ApprovalJson.of(unanswered).string("status")).contains("timed_out");
        assertThat(ApprovalJson.of(unused).string("status")).contains("expired");
        assertThat(ApprovalJson.read(ApprovalJson.of(unanswered)).state()).isEqualTo(ApprovalState.EXPIRED);
    }

    @Test
    void whatIsNoRequestIsRefusedByTheNameOfItsMember() {
        JsonObject good = ApprovalJson.of(Requests.in(ApprovalState.CONSUMED, false));
        List<String> needed =
                List.of("id", "phase", "gate", "status", "createdAt", "expiresAt", "point", "digest", "requester");
        for (String name : needed) {
            assertWrong(good.with(name, JsonNumber.of(7)), name);
        }
        assertWrong(good.with("status", new JsonString("granted")), "status");
        assertWrong(good.with("createdAt", new JsonString("yesterday")), "createdAt");
        assertWrong(good.with("policies", new JsonArray(List.of(JsonNumber.of(1)))), "policies");
        assertWrong(good.with("terms", JsonObject.EMPTY), "terms");
        assertWrong(good.with("grants", new JsonString("")), "grants");
        assertWrong(good.with("delivery", JsonObject.EMPTY), "delivery");
        assertThatExceptionOfType(JsonFieldException.class).isThrownBy(() -> ApprovalJson.read(new JsonString("")));
    }

    private static void assertWrong(JsonObject request, String member) {
        assertThatExceptionOfType(JsonFieldException.class)
                .isThrownBy(() -> ApprovalJson.read(request))
                .withMessageContaining(member);
    }
}
