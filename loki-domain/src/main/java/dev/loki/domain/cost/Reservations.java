package dev.loki.domain.cost;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is kept for calls that are not over: at most {@value #MOST}, and as many whose lease has ended, which may be committed
 * late. Not thread-safe.
 */
final class Reservations {

    static final int MOST = 10_000;

    /** Written out, as other orders on the way of a check: combined ones are put together at their first use, in 10 ms. */
    private static final Comparator<Reservation> BY_END = (one, other) -> {
        int byEnd = one.expires().compareTo(other.expires());
        return byEnd == 0 ? one.id().compareTo(other.id()) : byEnd;
    };

    private final Map<String, Reservation> open = new LinkedHashMap<>();
    private final TreeSet<Reservation> byEnd = new TreeSet<>(BY_END);
    private final Map<String, Reservation> ended = new LinkedHashMap<>();
    /** By scope and id. */
    private final Map<BudgetScope, Map<String, Amount>> sums =
            Map.of(BudgetScope.PROJECT, new HashMap<>(), BudgetScope.ORG, new HashMap<>());

    void add(Reservation reservation) {
        sums.forEach((scope, byId) ->
                byId.merge(scope.of(reservation.who()), reservation.estimate().amount(), Amount::plus));
        open.put(reservation.id(), reservation);
        byEnd.add(reservation);
    }

    /** Gives back what is kept, where something is. */
    Optional<Reservation> remove(String id) {
        Reservation removed = open.remove(id);
        if (removed != null) {
            byEnd.remove(removed);
            sums.forEach((scope, byId) -> byId.computeIfPresent(
                    scope.of(removed.who()),
                    (of, sum) -> sum.minus(removed.estimate().amount())));
        }
        return Optional.ofNullable(removed);
    }

    /** Gives back what is kept, and remembers for whom it was. */
    void end(String id) {
        remove(id).ifPresent(this::remember);
    }

    /** It was committed: nobody needs to know for whom it was. */
    void forget(String id) {
        remove(id);
        ended.remove(id);
    }

    /** One that is not committed, whether or not its lease has ended. */
    Optional<Reservation> find(String id) {
        return Optional.ofNullable(open.getOrDefault(id, ended.get(id)));
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    int size() {
        return open.size();
    }

    List<Reservation> open() {
        return List.copyOf(open.values());
    }

    /** Those whose lease has ended by then, and that are still kept. */
    List<Reservation> overdue(Instant now) {
        List<Reservation> overdue = new ArrayList<>();
        for (Reservation reservation : byEnd) {
            if (reservation.expires().isAfter(now)) {
                break;
            }
            overdue.add(reservation);
        }
        return overdue;
    }

    /** What is kept for a project or org whose lease has not ended by then. */
    Amount sum(BudgetScope scope, String id, Instant now) {
        Amount sum =
                Optional.ofNullable(sums.get(scope)).map(byId -> byId.get(id)).orElse(Amount.NOTHING);
        for (Reservation overdue : overdue(now)) {
            if (scope.of(overdue.who()).equals(id)) {
                sum = sum.minus(overdue.estimate().amount());
            }
        }
        return sum;
    }

    /** The same, with no lease longer than a new one may be. */
    Reservations redated(Instant now) {
        Instant latest = now.plus(Reservation.LONGEST_LEASE);
        Reservations redated = new Reservations();
        open.values()
                .forEach(one -> redated.add(
                        one.expires().isAfter(latest)
                                ? new Reservation(one.id(), one.who(), one.estimate(), latest)
                                : one));
        ended.values().forEach(redated::remember);
        return redated;
    }

    private void remember(Reservation reservation) {
        ended.put(reservation.id(), reservation);
        if (ended.size() > MOST) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("open", json(open))
                .put("ended", json(ended))
                .build();
    }

    static Reservations of(JsonFields json) {
        Reservations reservations = new Reservations();
        json.objects("open", MOST).forEach(one -> reservations.add(Reservation.of(one)));
        json.objects("ended", MOST).forEach(one -> reservations.remember(Reservation.of(one)));
        return reservations;
    }

    private static JsonArray json(Map<String, Reservation> reservations) {
        return new JsonArray(reservations.values().stream()
                .<JsonValue>map(Reservation::toJson)
                .toList());
    }
}
