package dev.loki.domain.approval;

import dev.loki.domain.json.JsonObject;
import java.util.List;

/**
 * What is to be let happen.
 *
 * @param point the enforcement point it was judged at
 * @param digest what binds the request to it ({@link ActionDigest#of})
 * @param shown the action with its secrets masked, for people
 * @param policies the names of the policies that want it approved
 * @param reason why, for people; carries no secret
 */
public record AskedAction(String point, String digest, JsonObject shown, List<String> policies, String reason) {

    public AskedAction {
        policies = policies.stream().map(Brief::name).distinct().toList();
        reason = Brief.reason(reason);
    }

    /** Whether these policies are among those that want it approved. */
    public boolean isAskedBy(List<String> names) {
        return policies.containsAll(names.stream().map(Brief::name).toList());
    }
}
