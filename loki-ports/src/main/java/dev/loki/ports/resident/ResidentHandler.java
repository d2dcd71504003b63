package dev.loki.ports.resident;

/** Answers what a resident process is asked, several requests at once. */
@FunctionalInterface
public interface ResidentHandler {

    /** Answers one request, however long that takes; what it throws is told as status 500. */
    ResidentResponse answer(ResidentRequest request);
}
