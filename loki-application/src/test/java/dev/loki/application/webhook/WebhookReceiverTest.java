package dev.loki.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.tracker.IssueNames;
import dev.loki.contracts.tracker.InMemoryTrackedWork;
import dev.loki.contracts.webhook.InMemoryDeliveryLog;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.webhook.DeliveryLog;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final IssueNames NAMES =
            new IssueNames("linear", Pattern.compile("([A-Za-z]+-[0-9]+)"), Optional.empty());

    private final House house = new House();
    private final DeliveryLog log = new InMemoryDeliveryLog();
    private final InMemoryTrackedWork work = new InMemoryTrackedWork();
    private WebhookVerdict verdict = verified("delivery-1", Optional.of(change()));
    private final WebhookReceiver receiver =
            new WebhookReceiver(webhook(), log, house.audit, () -> house.bus, work, NAMES);

    @Test
    void aChangedStatusBecomesOneChangeOfTheTaskAndIsOnRecord() {
        work.stands("linear", "ENG-12", "task-9");
        WebhookAnswer answer = receiver.receive(delivery(0));

        assertThat(answer.status()).isEqualTo(200);
        Event event = house.bus.pending().get(0);
        assertThat(answer.event()).contains(event);
        assertThat(event.type()).isEqualTo("task");
        assertThat(event.source()).isEqualTo("api");
        assertThat(event.payload().string("action")).contains("issue_update");
        assertThat(event.payload().string("service")).contains("linear");
        assertThat(event.payload().string("issue")).contains("linear:ENG-12");
        assertThat(event.payload().string("task_id")).contains("task-9");
        assertThat(event.payload().string("status")).contains("done");
        assertThat(event.payload().get("data"))
                .isEqualTo(JsonObject.builder().put("a", 1).build());
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.who()).isEqualTo("webhook:linear");
            assertThat(entry.what()).isEqualTo("webhook_received");
        });
    }

    @Test
    void whatIsDeliveredAgainIsRefusedAndOnRecord() {
        receiver.receive(delivery(0));
        assertThat(receiver.receive(delivery(1)).status()).isEqualTo(409);
        assertThat(receiver.receive(delivery(3_600)).status()).isEqualTo(409);

        assertThat(house.bus.pending()).hasSize(1);
        assertThat(entries())
                .extracting(AuditEntry::what)
                .containsExactly("webhook_received", "webhook_refused", "webhook_refused");
    }

    /** The name is in a header, which no service signs. */
    @Test
    void whatIsDeliveredAgainUnderAnotherNameIsRefused() {
        receiver.receive(delivery(0));
        verdict = verified("delivery-2", Optional.of(change()));
        assertThat(receiver.receive(delivery(1)).status()).isEqualTo(409);

        assertThat(house.bus.pending()).hasSize(1);
        assertThat(log.note("linear", "delivery-2", House.NOW)).isTrue();
    }

    /** Captured, and sent again once the log has forgotten it: its signature is right for ever. */
    @Test
    void whatTellsOfAChangeThatIsOlderThanTheLogIsRefusedAndOnRecord() {
        verdict = verified("delivery-1", Optional.of(change(House.NOW.plusSeconds(1))));
        assertThat(receiver.receive(delivery(0)).isTaken()).isTrue();

        WebhookAnswer again = receiver.receive(delivery(DeliveryLog.KEPT.toSeconds() + 2));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).contains("older");
        WebhookAnswer sooner = receiver.receive(delivery(DeliveryLog.KEPT.toSeconds() + 1));
        assertThat(sooner.status())
                .as("forgotten, and the change a second younger")
                .isEqualTo(409);
        assertThat(house.bus.pending()).hasSize(1);
        assertThat(entries())
                .extracting(AuditEntry::what)
                .containsExactly("webhook_received", "webhook_refused", "webhook_refused");
    }

    @Test
    void whatWasDeliveredLateIsTakenWhileItWouldBeRemembered() {
        verdict = verified("delivery-1", Optional.of(change(House.NOW.minus(Duration.ofDays(7)))));
        assertThat(receiver.receive(delivery(0)).isTaken()).isTrue();
    }

    @Test
    void whatIsNotTheServicesIsRefusedAndOnRecord() {
        verdict = new WebhookVerdict.Refused(401, "the signature is not ours");
        assertThat(receiver.receive(delivery(0)).status()).isEqualTo(401);

        assertThat(house.bus.pending()).isEmpty();
        assertThat(entries()).singleElement().satisfies(entry -> assertThat(entry.what())
                .isEqualTo("webhook_refused"));
    }

    @Test
    void whatIsNothingWeTakePartInIsTaken() {
        verdict = new WebhookVerdict.Ignored("delivery-1", "a ping");
        assertThat(receiver.receive(delivery(0)).isTaken()).isTrue();
        assertThat(house.bus.pending()).isEmpty();
    }

    @Test
    void aDeliveryWithoutAChangeOfStatusIsAnEventAllTheSame() {
        verdict = verified("delivery-2", Optional.empty());
        assertThat(receiver.receive(delivery(0)).isTaken()).isTrue();
        assertThat(house.bus.pending().get(0).payload().string("status")).isEmpty();
    }

    @Test
    void whatCouldNotBePublishedMayComeAgain() {
        WebhookReceiver failing = new WebhookReceiver(
                webhook(),
                log,
                house.audit,
                () -> {
                    throw new EventBusException("the disk is full", null);
                },
                work,
                NAMES);
        assertThat(failing.receive(delivery(0)).status()).isEqualTo(503);
        assertThat(receiver.receive(delivery(1)).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBePutOnRecordIsNotTaken() {
        AuditTrail broken = AuditTrail.keptIn(() -> {
            throw new AuditLogException("the chain is damaged", null);
        });
        WebhookReceiver failing = new WebhookReceiver(webhook(), log, broken, () -> house.bus, work, NAMES);
        assertThat(failing.receive(delivery(0)).status()).isEqualTo(503);
        assertThat(house.bus.pending()).isEmpty();
        assertThat(receiver.receive(delivery(1)).isTaken()).isTrue();
    }

    /** Who was killed after the event was published cannot say so; the bus knows the event by its id. */
    @Test
    void whatIsHandledTwiceAfterACrashIsOneEvent() {
        receiver.receive(delivery(0));
        new WebhookReceiver(webhook(), new InMemoryDeliveryLog(), house.audit, () -> house.bus, work, NAMES)
                .receive(delivery(60));

        assertThat(house.bus.pending())
                .extracting(Event::id)
                .hasSize(2)
                .containsOnly(house.bus.pending().get(0).id());
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> entries = new ArrayList<>();
        house.audit.read(new AuditQuery(null, null, null, null), entries::add);
        return entries;
    }

    private InboundWebhook webhook() {
        return new InboundWebhook() {
            @Override
            public String service() {
                return "linear";
            }

            @Override
            public WebhookVerdict verify(WebhookDelivery delivery) {
                return verdict;
            }
        };
    }

    private static WebhookDelivery delivery(long seconds) {
        Instant received = House.NOW.plusSeconds(seconds);
        return new WebhookDelivery(Map.of(), new byte[0], received);
    }

    private static WebhookVerdict verified(String delivery, Optional<IssueChange> change) {
        return new WebhookVerdict.Verified(
                delivery, "issue.update", JsonObject.builder().put("a", 1).build(), change);
    }

    private static IssueChange change(Instant at) {
        return new IssueChange("6f1c", "ENG-12", "Shipped", WorkStatus.Category.DONE, Optional.of(at));
    }

    private static IssueChange change() {
        return new IssueChange("6f1c", "ENG-12", "Shipped", WorkStatus.Category.DONE);
    }
}
