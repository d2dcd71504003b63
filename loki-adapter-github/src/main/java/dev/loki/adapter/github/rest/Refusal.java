package dev.loki.adapter.github.rest;

import dev.loki.ports.tracker.TrackerException.Trouble;

/** What a refusal means for who asked, and what can be done about it. */
final class Refusal {

    private static final String NOT_ACCESSIBLE = "Resource not accessible";

    private Refusal() {}

    static Trouble trouble(int status) {
        return switch (status) {
            case 401, 403 -> Trouble.UNAUTHORIZED;
            case 404, 410 -> Trouble.NOT_FOUND;
            default -> Trouble.REFUSED;
        };
    }

    /** To be appended to the words of the refusal. */
    static String advice(int status, String words) {
        if (status == 403 && words.contains(NOT_ACCESSIBLE)) {
            return " (the token may not do this: that of a pull request from a fork may only read, so write to the step"
                    + " summary, $GITHUB_STEP_SUMMARY, instead; elsewhere give the job the permissions it lacks:"
                    + " issues, pull-requests, statuses or checks: write)";
        }
        return switch (status) {
            case 301, 302, 307, 308 -> " (it has moved: is GITHUB_REPOSITORY the repository's name of today?)";
            case 401 -> " (GITHUB_TOKEN is wrong, was revoked or has expired)";
            case 403 -> " (GITHUB_TOKEN is valid and lacks a permission)";
            case 404 -> " (it is not there, or GITHUB_TOKEN may not see it)";
            case 410 -> " (it was deleted, or issues are turned off in this repository)";
            default -> "";
        };
    }
}
