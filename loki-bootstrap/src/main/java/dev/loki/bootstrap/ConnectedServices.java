package dev.loki.bootstrap;

import dev.loki.application.outbox.OutboxServices;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.IssueTracker;
import java.util.List;

/** The services that calls of an outbox are sent to, with all that holds for other calls to them. */
record ConnectedServices(TrackerAccess trackers) implements OutboxServices {

    /** @throws ConfigurationException where this machine is not connected, or the service not configured on it */
    @Override
    public String destination(String service) {
        if (trackers instanceof OutboxWiring) {
            throw new ConfigurationException(List.of("the site is air-gapped, and sends nothing: carry the file that"
                    + " 'loki outbox export FILE' writes to a machine that is connected, and send it from there"));
        }
        return trackers.complete(service).destination();
    }

    @Override
    public IssueTracker tracker(String service) {
        return trackers.tracker(service);
    }

    @Override
    public boolean keepsCode(String service) {
        return service.equals(GitHubDescription.NAME);
    }

    @Override
    public CodeHost codeHost(String service) {
        return trackers.codeHost();
    }
}
