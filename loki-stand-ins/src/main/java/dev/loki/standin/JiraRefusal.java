package dev.loki.standin;

/**
 * What Jira does not let us do.
 *
 * @param resource such as {@code comment}
 */
record JiraRefusal(String method, String resource, int status, String message) {

    boolean isOf(JiraCall call) {
        return method.equals(call.method()) && resource.equals(call.resource());
    }
}
