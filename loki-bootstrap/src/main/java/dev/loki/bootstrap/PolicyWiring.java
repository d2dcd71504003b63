package dev.loki.bootstrap;

import dev.loki.adapter.fs.policy.FileDecisionLog;
import dev.loki.adapter.fs.policy.FilePolicySource;
import dev.loki.adapter.fs.policy.FilePolicyWatch;
import dev.loki.adapter.fs.policy.FileSystemRealPaths;
import dev.loki.adapter.fs.policy.SinglePolicyFile;
import dev.loki.adapter.re2j.scan.Re2PatternCompiler;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.hook.OfflineTools;
import dev.loki.application.hook.SecretWrites;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.CurrentPolicies;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.application.policy.DecisionMeter;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.DecisionReplay;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.policy.PolicyReader;
import dev.loki.application.policy.PolicyReview;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.policy.ReloadRecorder;
import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.application.policy.Safeguard;
import dev.loki.application.residency.ResidencyControl;
import dev.loki.application.residency.ResidencySafeguard;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.Installation;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.LoggedLine;
import dev.loki.ports.policy.PolicySource;
import dev.loki.ports.policy.PolicyWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What decides, and what becomes of its decisions. Each adapter is made at its first use. */
final class PolicyWiring {

    private final Basics basics;
    private final Actor actor;
    private final AuditTrail audit;
    private final EventStream events;
    private final Tracer tracer;
    private final DecisionMeter meter;
    private final DecisionJournal journal;
    private final PathGuard guard;
    private final Lazy<PathGuard> hookGuard;
    private final Lazy<CurrentPolicies> ofHooks;
    private final @Nullable CurrentPolicies current;
    private final List<Safeguard> safeguards;
    private final PolicyControl control;

    /**
     * @param actor who asks
     * @param watching whether a policy file that changes is taken
     * @param safeguards what is judged besides the policies
     */
    PolicyWiring(
            Basics basics,
            Features features,
            Actor actor,
            boolean watching,
            AuditTrail audit,
            EventStream events,
            Tracer tracer,
            DecisionMeter meter,
            List<Safeguard> safeguards) {
        this.basics = basics;
        this.actor = actor;
        this.audit = audit;
        this.events = events;
        this.tracer = tracer;
        this.meter = meter;
        this.safeguards = List.copyOf(safeguards);
        journal = DecisionLogWiring.journal(
                basics.settings(), basics.project(), basics.json(), basics.clock(), basics.warnings());
        guard = guard(features);
        hookGuard = new Lazy<>(() -> guardOfAgents());
        current = features.policy() ? current(watching, actor) : null;
        ofHooks = new Lazy<>(() -> current == null ? current(false, actor) : current);
        control = controlFor(actor);
    }

    PolicyControl control() {
        return control;
    }

    /** What is decided by now. */
    ActivePolicies active() {
        if (current != null) {
            return current.get();
        }
        return ofHooks.made().map(CurrentPolicies::get).orElse(ActivePolicies.NONE);
    }

    PolicyControl controlFor(Actor actor) {
        return controlFor(actor, this::active);
    }

    /** As {@link #controlFor}, for an agent that asks by itself, and is not believed. */
    PolicyControl controlForHooks(Actor agent) {
        List<Safeguard> all = new ArrayList<>(safeguards);
        all.add(new OfflineTools(basics.residency()));
        all.add(new SecretWrites(() -> ofHooks.get().get()));
        return controlFor(agent, () -> ofHooks.get().refreshed(), hookGuard.get(), all);
    }

    /** As {@link #controlFor}, by the policy file as it is now, whether or not there was one before. */
    PolicyControl readAnew(Actor actor) {
        return controlFor(actor, new Lazy<>(() -> reader(null).read()));
    }

    private PolicyControl controlFor(Actor actor, Supplier<ActivePolicies> policies) {
        return controlFor(actor, policies, guard, safeguards);
    }

    private PolicyControl controlFor(
            Actor actor, Supplier<ActivePolicies> policies, PathGuard judging, List<Safeguard> besides) {
        return new PolicyControl(
                policies,
                basics.json(),
                judging,
                besides,
                new DecisionRecorder(audit, events, journal, actor),
                tracer,
                meter,
                basics.settings().trace().outer().span());
    }

    /** Decides where data may go, and asks no policy. */
    ResidencyControl residencyControl() {
        PolicyControl control = new PolicyControl(
                () -> ActivePolicies.NONE,
                basics.json(),
                guard,
                List.of(new ResidencySafeguard(basics.residency())),
                new DecisionRecorder(audit, events, DecisionJournal.off(), actor),
                tracer,
                meter,
                basics.settings().trace().outer().span());
        return new ResidencyControl(basics.residency(), control);
    }

    PolicyReview review(@Nullable Path file) {
        return PolicyReview.of(source(file), patterns());
    }

    /** Replays a decision log against a policy file, or against the project's own. */
    ReplaySummary replay(
            Path log, @Nullable Path policyFile, Consumer<ReplayChange> changes, Consumer<LoggedLine> unreadable) {
        ActivePolicies by = reader(policyFile).read();
        if (by.status().state() != PolicyStatus.State.IN_FORCE) {
            throw new ConfigurationException(List.of(
                    by.fault().orElse("there is no policy file in " + basics.loki() + ": name one with --policies")));
        }
        return new DecisionReplay(by, changes, unreadable)
                .run(new FileDecisionLog(log, basics.json().get()));
    }

    /** Looks at the policy file no more. */
    void stopWatching() {
        if (current != null) {
            current.close();
        }
    }

    void closeJournal(Duration deadline) {
        journal.close(deadline);
    }

    private CurrentPolicies current(boolean watching, Actor actor) {
        PolicyWatch watch = watching ? new FilePolicyWatch(basics.loki()) : PolicyWatch.NONE;
        ReloadRecorder recorder = new ReloadRecorder(audit, events, actor, basics.warnings());
        return new CurrentPolicies(reader(null), Features.policyFileMayExist(basics.loki()), watch, recorder);
    }

    private PolicyReader reader(@Nullable Path named) {
        EnvironmentPolicies environment =
                basics.settings().policies().in(basics.project().root(), new FileSystemRealPaths());
        return new PolicyReader(source(named), environment, patterns());
    }

    /** The named policy file; the project's where none is named. */
    private PolicySource source(@Nullable Path named) {
        return named == null ? new FilePolicySource(basics.loki()) : new SinglePolicyFile(named);
    }

    /** The engine is loaded where a policy has patterns. */
    private static LinearPatternCompiler patterns() {
        Supplier<LinearPatternCompiler> engine = new Lazy<>(() -> new Re2PatternCompiler());
        return pattern -> engine.get().compile(pattern);
    }

    /** Where there is neither a policy nor a folder of Loki's, nothing is governed, and no adapter is loaded. */
    private PathGuard guard(Features features) {
        String root = basics.project().root().toString();
        if (!features.policy() && !features.audit() && !Features.isThere(basics.loki())) {
            return new PathGuard(root, false, RealPaths.LEXICAL, null);
        }
        return guard(basics.isWithinRun());
    }

    /** Who has installed hooks is governed, whether or not there is anything of Loki's yet. */
    private PathGuard guardOfAgents() {
        return guard(true);
    }

    private PathGuard guard(boolean fixed) {
        RealPaths realPaths = new FileSystemRealPaths();
        String lokiDir = basics.loki().toString();
        String realLokiDir = realPaths.resolve(lokiDir).orElse(lokiDir);
        Installation installation =
                basics.settings().places().of(basics.project().root(), basics.loki(), realPaths);
        SelfProtection protection = new SelfProtection(realLokiDir, installation, realPaths);
        return new PathGuard(basics.project().root().toString(), fixed, realPaths, protection);
    }
}
