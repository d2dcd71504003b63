package dev.loki.http;

/** How a call goes. Of one thread. */
final class CallLog {

    private final ServiceRequest request;
    private final Deadline deadline;
    private int status;
    private int attempts;

    CallLog(ServiceRequest request, Deadline deadline) {
        this.request = request;
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    void sent() {
        attempts++;
        status = 0;
    }

    void answered(int answer) {
        status = answer;
    }

    /** What may be told of it so far. */
    ServiceCall call() {
        String path = OneLine.of(request.path().split("[?#]", 2)[0]);
        return new ServiceCall(request.method(), path, status, deadline.passed(), attempts);
    }
}
