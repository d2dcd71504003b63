package dev.loki.http;

import java.time.Duration;
import java.util.Map;

/** A client of {@link NoteService}, on a clock of its own. */
final class NoteClient implements AutoCloseable {

    static final ServiceRequest READ = ServiceRequest.get("notes?query=hidden");
    static final ServiceRequest WRITE = ServiceRequest.write("POST", "notes", "{\"text\":\"a note\"}");
    static final String SECRET = "hunter2-hunter2";

    final SteppedClock clock = new SteppedClock();
    final RecordingListener told = new RecordingListener();
    final ServiceClient client;

    private NoteClient(ServiceSettings settings) {
        this.client = new ServiceClient(settings, NoteService::meaning, told, clock);
    }

    static ServiceSettings settings(String url) {
        return new ServiceSettings(
                HttpEndpoint.parse(url), HttpHeaders.of(Map.of("Authorization", "Bearer " + SECRET)), "loki/test");
    }

    static NoteClient of(NoteService service) {
        return with(settings(service.url()));
    }

    static NoteClient with(ServiceSettings settings) {
        return new NoteClient(settings);
    }

    /** One whose service must not be silent for longer than that. */
    static NoteClient hasty(NoteService service) {
        ServiceTimes times = new ServiceTimes(
                Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofSeconds(60), Duration.ofMinutes(2));
        return with(settings(service.url()).withTimes(times));
    }

    ServiceReply read() throws HttpFailure {
        return client.call(READ);
    }

    ServiceReply write() throws HttpFailure {
        return client.call(WRITE);
    }

    @Override
    public void close() {
        client.close();
    }
}
