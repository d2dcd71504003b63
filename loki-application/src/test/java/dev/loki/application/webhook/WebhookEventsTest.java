package dev.loki.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.tracker.IssueNames;
import dev.loki.contracts.tracker.InMemoryTrackedWork;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookEventsTest {

    private static final Instant RECEIVED = Instant.parse("2026-02-21T10:00:05Z");

    private final WebhookEvents events = new WebhookEvents(
            new InMemoryTrackedWork(), new IssueNames("github", Pattern.compile("([0-9]+)"), Optional.empty()));

    /** Deliveries may overtake one another, and a failed one comes again later. */
    @Test
    void theTimeIsThatOfTheChangeNotThatOfItsDelivery() {
        assertThat(timestamp(Optional.of(RECEIVED.minusSeconds(3)))).startsWith("2026-02-21T10:00:02");
    }

    @Test
    void aTimeThatIsNotToldOrCannotBeIsThatOfTheDelivery() {
        assertThat(timestamp(Optional.empty())).startsWith("2026-02-21T10:00:05");
        assertThat(timestamp(Optional.of(RECEIVED.plusSeconds(3)))).startsWith("2026-02-21T10:00:05");
        assertThat(timestamp(Optional.of(Instant.MIN))).startsWith("2026-02-21T10:00:05");
    }

    private String timestamp(Optional<Instant> at) {
        IssueChange change = new IssueChange("7", "7", "closed", WorkStatus.Category.DONE, at);
        return events.of("github", new Verified("d", "issues.closed", JsonObject.EMPTY, Optional.of(change)), RECEIVED)
                .timestamp();
    }
}
