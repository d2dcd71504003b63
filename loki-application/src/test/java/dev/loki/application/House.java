package dev.loki.application;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.application.policy.DecisionMeter;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.policy.PolicyReader;
import dev.loki.application.trace.SpanClock;
import dev.loki.application.trace.SpanContexts;
import dev.loki.application.trace.Tracer;
import dev.loki.contracts.audit.InMemoryAuditLog;
import dev.loki.contracts.event.InMemoryEventBus;
import dev.loki.contracts.trace.InMemorySpanExporter;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.domain.trace.Sampler;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A house with a fake behind each port, for tests of the application. */
public final class House {

    public static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    public static final String SESSION = "session-1";
    private static final PathGuard GUARD = new PathGuard(
            "/srv/project", false, RealPaths.LEXICAL, new SelfProtection("/srv/project/.loki", RealPaths.LEXICAL));
    public static final Actor ACTOR = new Actor("tester", "cli", SESSION);

    public final InstantSource clock = InstantSource.fixed(NOW);
    public final IdSource ids = new AtomicLong(0)::incrementAndGet;
    public final InMemoryAuditLog log = new InMemoryAuditLog(clock);
    public final InMemoryEventBus bus = new InMemoryEventBus();
    public final InMemorySpanExporter spans = new InMemorySpanExporter(100);
    public final AuditTrail audit = AuditTrail.keptIn(() -> log);
    public final EventStream events = new EventStream(() -> bus, () -> bus, clock, ids, null, true);
    public final AtomicLong ticks = new AtomicLong();
    public final SpanContexts contexts = new SpanContexts(ids::nextBits, Sampler.DEFAULT, null);
    public final Tracer tracer = Tracer.exportingTo(spans, new SpanClock(clock, ticks::get), contexts, true);

    /** Policies of one rule: at most five agents. */
    public static ActivePolicies agentLimit(String action) {
        JsonObject policy = JsonObject.builder()
                .put("name", "agent-limit")
                .put("rule", "active_agents <= 5")
                .put("action", action)
                .build();
        return policies(JsonObject.builder()
                .put("pre_execution", new JsonArray(List.of(policy)))
                .build());
    }

    public static ActivePolicies policies(JsonObject root) {
        PolicyDocument document = new PolicyDocument("policies.json", root, Map.of());
        return read(() -> new PolicyLoad.Found(document, List.of()));
    }

    /** The policies of a source, where the environment says nothing. */
    public static ActivePolicies read(PolicySource source) {
        return new PolicyReader(source, EnvironmentPolicies.NONE, LinearPatternCompiler.NONE).read();
    }

    public PolicyControl control(ActivePolicies policies) {
        return control(policies, () -> {
            throw new IllegalStateException("this test reads no JSON");
        });
    }

    public PolicyControl control(ActivePolicies policies, JsonReaderSupplier json) {
        return new PolicyControl(
                () -> policies,
                json::get,
                GUARD,
                List.of(),
                new DecisionRecorder(audit, events, DecisionJournal.off(), ACTOR),
                tracer,
                DecisionMeter.OFF,
                null);
    }

    /** Where the reader of contexts comes from. */
    public interface JsonReaderSupplier {
        JsonReader get();
    }

    /** A reader that takes every text for this value. */
    public static JsonReader reading(JsonValue value) {
        return new FixedReader(value);
    }

    /** A reader to which no text is JSON. */
    public static JsonReader refusing() {
        return new RefusingReader();
    }

    private record FixedReader(JsonValue value) implements JsonReader {
        @Override
        public JsonValue readStrict(byte[] utf8) {
            return value;
        }

        @Override
        public JsonValue readTolerant(byte[] utf8) {
            return value;
        }
    }

    private static final class RefusingReader implements JsonReader {
        @Override
        public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
            throw new JsonSyntaxException(2, 7, "a value is missing");
        }

        @Override
        public JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException {
            return readStrict(utf8);
        }
    }
}
