package dev.loki.cli.command;

import dev.loki.bootstrap.Hooks;
import dev.loki.domain.policy.EnforcementPoint;
import java.util.Iterator;
import java.util.List;

/** What shells offer where one of a few words is expected; read only when a script for them is made. */
public final class Candidates {

    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private Candidates() {}

    /** The shells that {@code loki completion} knows. */
    public static final class Shells implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return SHELLS.iterator();
        }
    }

    /** The agents whose hooks Loki answers. */
    public static final class Agents implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Hooks.agents().iterator();
        }
    }

    /** The enforcement points. */
    public static final class Points implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return EnforcementPoint.wireNames().iterator();
        }
    }

    /** The trackers that deliver to webhooks. */
    public static final class Services implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("jira", "linear", "github").iterator();
        }
    }
}
