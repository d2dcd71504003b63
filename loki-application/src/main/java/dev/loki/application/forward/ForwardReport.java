package dev.loki.application.forward;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of forwarding.
 *
 * @param sent how many entries the receivers took
 * @param pending how many are still to be sent, of all chains to all receivers
 * @param troubles what went wrong, a line each
 * @param tampering what was found changed after it had been forwarded, a line each
 */
public record ForwardReport(long sent, long pending, List<String> troubles, List<String> tampering) {

    /** Where nothing is forwarded. */
    public static final ForwardReport NOTHING = new ForwardReport(0, 0, List.of(), List.of());

    public ForwardReport {
        troubles = List.copyOf(troubles);
        tampering = List.copyOf(tampering);
    }

    ForwardReport withTrouble(String trouble) {
        List<String> more = new ArrayList<>(troubles);
        more.add(trouble);
        return new ForwardReport(sent, pending, more, tampering);
    }

    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sent", sent)
                .put("pending", pending)
                .put("troubles", JsonArray.ofStrings(troubles))
                .put("tampering", JsonArray.ofStrings(tampering))
                .build();
    }
}
