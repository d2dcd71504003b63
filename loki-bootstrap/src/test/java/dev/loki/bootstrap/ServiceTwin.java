package dev.loki.bootstrap;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.rest.GitHubSettings;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.adapter.jira.tracker.JiraSettings;
import dev.loki.adapter.jira.tracker.JiraTracker;
import dev.loki.adapter.linear.tracker.LinearSettings;
import dev.loki.adapter.linear.tracker.LinearTracker;
import dev.loki.application.outbox.OutboxServices;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.ServiceListener;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.standin.JiraStandIn;
import dev.loki.standin.StandIn;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.linear.LinearStandIn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service of which each test has two that are alike: what was told to one must have come of what was told to the other. */
abstract class ServiceTwin implements OutboxServices, AutoCloseable {

    static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    final PassingTime clock = new PassingTime();
    final InMemorySentJournal journal = new InMemorySentJournal();
    final JacksonJsonReader json = new JacksonJsonReader();

    private final List<AutoCloseable> opened = new ArrayList<>();
    private @Nullable IssueTracker tracker;
    private @Nullable CodeHost host;

    /** Its key or number; there is nothing on it, and nothing below it. */
    abstract String issue();

    /** All that can be seen of the issue and of what is below it. */
    abstract List<String> seen();

    abstract StandIn server();

    abstract IssueTracker newTracker();

    CodeHost newCodeHost() {
        throw new IllegalStateException("it keeps no code");
    }

    /** From now on the adapters are those of a new process. */
    void startAnew() {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        opened.clear();
        tracker = null;
        host = null;
    }

    @Override
    public IssueTracker tracker(String service) {
        if (tracker == null) {
            tracker = newTracker();
            opened.add((AutoCloseable) tracker);
        }
        return tracker;
    }

    @Override
    public CodeHost codeHost(String service) {
        if (host == null) {
            host = newCodeHost();
            opened.add((AutoCloseable) host);
        }
        return host;
    }

    @Override
    public String destination(String service) {
        return "here";
    }

    @Override
    public boolean keepsCode(String service) {
        return service.equals("github");
    }

    @Override
    public void close() {
        startAnew();
        server().close();
    }

    /** Jira, with an epic. */
    static final class Jira extends ServiceTwin {

        private final JiraStandIn server = new JiraStandIn();

        Jira() {
            server.issue("PROJ-1", "Epic", "Pay by card");
        }

        @Override
        String issue() {
            return "PROJ-1";
        }

        @Override
        StandIn server() {
            return server;
        }

        @Override
        IssueTracker newTracker() {
            JiraSettings settings = new JiraSettings(
                    HttpEndpoint.parse(server.url()),
                    JiraStandIn.EMAIL,
                    JiraStandIn.TOKEN,
                    "PROJ",
                    StatusNames.DEFAULT);
            return new JiraTracker(settings, journal, json, ServiceListener.NONE, clock);
        }

        @Override
        List<String> seen() {
            List<String> seen = new ArrayList<>();
            see("PROJ-1", seen);
            return seen;
        }

        private void see(String key, List<String> seen) {
            seen.add(key + " " + server.statuses(key));
            server.comments(key).forEach(comment -> seen.add(key + " comment " + comment.get("body")));
            server.links(key).forEach(link -> seen.add(key + " link " + link.get("object")));
            for (JsonObject child : server.children(key)) {
                if (child.get("fields") instanceof JsonObject fields) {
                    seen.add(key + " above " + fields.get("summary") + fields.get("description"));
                }
                see(child.string("key").orElseThrow(), seen);
            }
        }
    }

    /** Linear, with an issue. */
    static final class Linear extends ServiceTwin {

        private final LinearStandIn server = new LinearStandIn(clock);
        private final String issue;

        Linear() {
            server.workspace().addTeam("ENG");
            issue = server.workspace().addIssue("ENG", "Pay by card", "");
        }

        @Override
        String issue() {
            return issue;
        }

        @Override
        StandIn server() {
            return server;
        }

        @Override
        IssueTracker newTracker() {
            LinearSettings settings = new LinearSettings(
                    LinearStandIn.KEY, HttpEndpoint.parse(server.endpoint()), "", StatusNames.DEFAULT);
            return new LinearTracker(settings, journal, json, ServiceListener.NONE, clock);
        }

        /** Children are numbered one after another. */
        @Override
        List<String> seen() {
            List<String> seen = new ArrayList<>();
            for (String key = issue; key != null; key = next(key)) {
                seen.add(key + " " + server.workspace().state(key)
                        + server.workspace().comments(key)
                        + server.workspace().attachments(key)
                        + server.workspace().children(key));
            }
            return seen;
        }

        private @Nullable String next(String key) {
            String next = "ENG-" + (Integer.parseInt(key.substring("ENG-".length())) + 1);
            try {
                server.workspace().id(next);
                return next;
            } catch (RuntimeException e) {
                return null; // there is none
            }
        }
    }

    /** GitHub, with an issue. */
    static final class GitHub extends ServiceTwin {

        private final GitHubStandIn server = new GitHubStandIn("", clock::now);
        private final long number = server.addIssue("Pay by card", "");

        @Override
        String issue() {
            return Long.toString(number);
        }

        @Override
        StandIn server() {
            return server;
        }

        @Override
        IssueTracker newTracker() {
            return new GitHubTracker(settings(), StatusLabels.DEFAULT, journal, json, ServiceListener.NONE, clock);
        }

        @Override
        CodeHost newCodeHost() {
            return new GitHubCodeHost(settings(), journal, json, ServiceListener.NONE, clock);
        }

        private GitHubSettings settings() {
            return GitHubSettings.of(
                    server.url(), GitHubStandIn.REPOSITORY, "ghp_" + "standin0123456789standin0123456789");
        }

        @Override
        List<String> seen() {
            List<String> seen = new ArrayList<>();
            seen.add("commit " + server.statuses(SHA));
            for (long each = number; each < number + server.titles().size(); each++) {
                seen.add(each + " " + server.state(each) + server.labels(each) + server.comments(each)
                        + server.titlesBelow(each) + server.body(each));
            }
            return seen;
        }
    }
}
