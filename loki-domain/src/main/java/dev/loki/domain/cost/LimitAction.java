package dev.loki.domain.cost;

import java.util.Optional;

/** What happens at a budget's limit, weakest first ({@code on_exceed}, {@code org_on_exceed}). */
public enum LimitAction {
    /** It is said, and nothing is held up. */
    WARN("warn"),
    /** What would go beyond needs somebody's approval. */
    REQUIRE_APPROVAL("require_approval"),
    /** Nothing more is granted until the window ends or the limit is raised. */
    PAUSE("pause"),
    /** As a pause, and the run ends. */
    SHUTDOWN("shutdown");

    private final String wireName;

    LimitAction(String wireName) {
        this.wireName = wireName;
    }

    /** The action of this name in a policy file. */
    public static Optional<LimitAction> named(String wireName) {
        for (LimitAction action : values()) {
            if (action.wireName.equals(wireName)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    public String wireName() {
        return wireName;
    }

    /** Whether it holds up what goes beyond, unless somebody has approved. */
    public boolean blocks(boolean approved) {
        return this == PAUSE || this == SHUTDOWN || (this == REQUIRE_APPROVAL && !approved);
    }
}
