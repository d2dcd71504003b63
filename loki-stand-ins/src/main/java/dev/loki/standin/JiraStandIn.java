package dev.loki.standin;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/**
 * Stands in for Jira Cloud: issues of project PROJ, their transitions, comments with properties, links beside them, a search
 * that is behind the times, and refusals. Its types of issues are Epic, Story, Task and, as on a French site, Sous-tâche.
 */
public final class JiraStandIn extends StandIn {

    /** Whom it knows. */
    public static final String EMAIL = "loki@example.com";

    /** What it knows them by. */
    public static final String TOKEN = "ATATT3x-not-a-real-token-0123456789";

    /** How they say so. */
    public static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((EMAIL + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));

    private final JiraMemory memory = new JiraMemory();
    private final String prefix;
    private final Deque<BadAnswer> writes = new ArrayDeque<>();
    private boolean isRevoked;

    /** At the address of a site. */
    public JiraStandIn() {
        this("");
    }

    /** @param prefix such as {@code /ex/jira/1324a887}, where tokens with scopes are taken; empty for none */
    public JiraStandIn(String prefix) {
        this.prefix = prefix;
        start();
    }

    /** Its address, with the prefix. */
    @Override
    public String url() {
        return super.url() + prefix;
    }

    /**
     * An issue that the search knows.
     *
     * @return its id
     */
    public synchronized String issue(String key, String type, String title) {
        JsonObject fields = JsonObject.builder()
                .put("summary", title)
                .put("description", (String) null)
                .build();
        return memory.add(key, named(type), fields, 0).id;
    }

    /**
     * An issue below another.
     *
     * @return its id
     */
    public synchronized String issue(String key, String type, String title, String parent) {
        String id = issue(key, type, title);
        set(key, "parent", shown(parent));
        return id;
    }

    /** Gives a field of an issue a value. */
    public synchronized void set(String key, String field, JsonValue value) {
        known(key).put(field, value);
    }

    /** Moves an issue to another project, where it has another key. */
    public synchronized void move(String key, String newKey) {
        known(key).move(newKey);
    }

    public synchronized void delete(String key) {
        memory.issues.remove(known(key));
    }

    public synchronized void deleteComment(String key, String id) {
        known(key).comments.removeIf(comment -> comment.string("id").orElse("").equals(id));
    }

    /** From now on a new issue is missing from the search for so many requests. */
    public synchronized void searchLag(int requests) {
        memory.searchLag = requests;
    }

    /** No page holds more than this. */
    public synchronized void pageSize(int size) {
        memory.pageSize = size;
    }

    /** The last page of a search comes with the token that led to it, as has been seen. */
    public synchronized void repeatPageTokens() {
        memory.repeatsTokens = true;
    }

    /** The ways out of every status. */
    public synchronized void transitions(List<JiraTransition> transitions) {
        memory.transitions = List.copyOf(transitions);
    }

    /** What issues there may be. */
    public synchronized void types(List<JiraType> types) {
        memory.types = List.copyOf(types);
    }

    /** The screen for new issues has no labels. */
    public synchronized void takeLabelsOffTheScreen() {
        memory.takesLabels = false;
    }

    /**
     * From now on this is refused.
     *
     * @param resource such as {@code comment}
     */
    public synchronized void refuse(String method, String resource, int status, String message) {
        memory.refusals.add(new JiraRefusal(method, resource, status, message));
    }

    /** Nothing is refused any more. */
    public synchronized void allowAll() {
        memory.refusals.clear();
    }

    /** The next request that writes is answered so; those that read before it are not. */
    public synchronized void nextWrite(BadAnswer answer) {
        writes.add(answer);
    }

    /** An issue, as one below it shows it. */
    public synchronized JsonObject shown(String key) {
        return known(key).json(url(), List.of("summary"), List.of());
    }

    /** From now on the token is not known. */
    public synchronized void revokeToken() {
        isRevoked = true;
    }

    /** The comments of an issue, oldest first, with their properties. */
    public synchronized List<JsonObject> comments(String key) {
        return List.copyOf(known(key).comments);
    }

    /** The links beside an issue, as they were sent last. */
    public synchronized List<JsonObject> links(String key) {
        return List.copyOf(known(key).links.values());
    }

    /** What is below an issue, oldest first, with all fields. */
    public synchronized List<JsonObject> children(String key) {
        JiraIssue parent = known(key);
        return memory.issues.stream()
                .filter(issue -> issue.isBelow(parent))
                .map(issue -> issue.json(url(), List.of("*all"), List.of("*all")))
                .toList();
    }

    /** The names of the statuses that an issue was brought to, one after another. */
    public synchronized List<String> statuses(String key) {
        return List.copyOf(known(key).statuses);
    }

    @Override
    protected List<String> held(RecordedRequest request) {
        return JiraRules.complaints(request, prefix);
    }

    @Override
    protected MockResponse answer(RecordedRequest request) {
        JiraCall call = JiraCall.of(request);
        BadAnswer bad = call.isWrite() ? writes.poll() : null;
        return bad == null ? answer(request, call) : bad.instead(() -> answer(request, call));
    }

    private MockResponse answer(RecordedRequest request, JiraCall call) {
        memory.countRequest();
        boolean isKnown = AUTHORIZATION.equals(request.getHeaders().get("Authorization")) && !isRevoked;
        return isKnown
                ? new JiraRoutes(memory, url()).answer(call)
                : JiraReplies.error(401, "Client must be authenticated to access this resource.");
    }

    private JiraIssue known(String key) {
        return memory.find(key).orElseThrow(() -> new IllegalArgumentException("no issue " + key));
    }

    private JiraType named(String type) {
        return Stream.concat(memory.types.stream(), JiraMemory.TYPES.stream())
                .filter(one -> one.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no type " + type));
    }
}
