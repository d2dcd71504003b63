package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what it was made from.
 *
 * @param context what was judged; {@link JsonObject#EMPTY} where it could not be read
 * @param real the context with links followed, the same where there are none; null where that could not be told
 */
record Judgement(
        Decision decision, JsonObject context, @Nullable JsonObject real) {

    /** A judgement that no link had a part in. */
    static Judgement of(Decision decision, JsonObject context) {
        return new Judgement(decision, context, context);
    }

    /** The same question, decided in this way. */
    Judgement deciding(Decision other) {
        return new Judgement(other, context, real);
    }

    /** A refusal of what could not be read. */
    static Judgement ofUnread(Decision decision) {
        return of(decision, JsonObject.EMPTY);
    }
}
