package dev.loki.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiverAddressTest {

    private static final String TOKEN = "0123456789abcdef".repeat(4);

    @Test
    void theWholeTokenAdmitsAndIsNeverPrinted() {
        ReceiverAddress address = new ReceiverAddress(41_234, TOKEN);

        assertThat(address.admits(TOKEN)).isTrue();
        assertThat(address.admits(TOKEN.substring(1))).isFalse();
        assertThat(address.admits("")).isFalse();
        assertThat(address.admits(null)).isFalse();
        assertThat(address.toString()).contains("41234").doesNotContain("0123");
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutTheToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverAddress(0, TOKEN))
                .withMessageContaining("port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReceiverAddress(1, "secret"))
                .withMessageContaining("64 hex digits")
                .withMessageNotContaining("secret");
    }

    @Test
    void headersOfAnAgentAreKnownByTheirName() {
        assertThat(ReceiverAddress.isMeantBy(Map.of("X-Loki-Receiver", "any"))).isTrue();
        assertThat(ReceiverAddress.isMeantBy(Map.of("authorization", "x-loki-receiver")))
                .isFalse();
    }
}
