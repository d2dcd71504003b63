package dev.loki.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {

    private static final String URL = "https://shop.example/";

    @Test
    void aLinkIsCalledByItsTitleElseByItsEnvironment() {
        assertThat(link("state", "action", "deploy", "url", URL))
                .contains(new WorkLink("deployment", URL, "Deployment", true));
        assertThat(link("state_deployed", "environment", "Staging", "deployment_url", URL))
                .contains(new WorkLink("deployment staging", URL, "Deployment to Staging", true));
        assertThat(link("iteration_end", "environment", "x", "deployment_title", "The shop", "deployment_url", URL))
                .contains(new WorkLink("deployment x", URL, "The shop", true));
    }

    @Test
    void aTitleIsOneVisibleLineOfBoundedLength() {
        String title = "Shop\n\u202e" + "x".repeat(5_000);
        assertThat(link("session", "action", "deploy", "deployment_title", title, "url", URL))
                .hasValueSatisfying(link -> assertThat(link.title())
                        .startsWith("Shop\\u000a\\u202exx")
                        .hasSize(200));
    }

    @Test
    void theAddressOfWhatIsNotDeployedIsAnotherAddress() {
        assertThat(link("session", "action", "start", "url", URL)).isEmpty();
        assertThat(link("session", "action", "deploy")).isEmpty();
        assertThat(link("metric", "action", "deploy", "deployment_url", URL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "HTTP://shop.example:8080/a/b?c=d#e",
                "http://[::1]:8080/",
                "https://shop.example?x=%20"
            })
    void anAbsoluteWebAddressIsOne(String address) {
        assertThat(WebAddress.fault(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example",
                "/deployments/1",
                "javascript:alert(1)",
                "https:shop.example",
                "https://",
                "https://user:password@shop.example/",
                "https://shop.example/ x",
                "https://shop.example/>",
                "https://shop.example/\n",
                "https://shop.example\\@evil.example/",
                "https://sh\u00f6p.example/"
            })
    void whatElseIsWrittenIsNone(String address) {
        assertThat(WebAddress.fault(address))
                .hasValueSatisfying(fault -> assertThat(fault).contains("http://"));
    }

    @Test
    void anAddressIsBounded() {
        assertThat(WebAddress.fault(URL + "x".repeat(WebAddress.LONGEST - URL.length())))
                .isEmpty();
        assertThat(WebAddress.fault(URL + "x".repeat(WebAddress.LONGEST)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("2000"));
    }

    private static Optional<WorkLink> link(String type, String... members) {
        JsonObject.Builder payload = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        return WorkChange.of(Event.of("e", type, "runner", "2026-02-21T10:00:00Z", payload.build()))
                .flatMap(WorkChange::deployment)
                .map(Deployment::link);
    }
}
