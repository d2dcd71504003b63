package dev.loki.domain.cost;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was consumed over time, by the minute: of the last {@value #DAYS} days at least. Each minute knows what was consumed
 * up to its end, so that a window is a difference. Not thread-safe.
 */
final class Series {

    /** More than the longest window. */
    static final int DAYS = 33;

    private static final int MINUTE = 60;
    private static final long KEPT_MINUTES = Duration.ofDays(DAYS).toMinutes();
    private static final int FIRST_SIZE = 16;
    private static final int NUMBERS = 3;

    private long[] minutes = new long[FIRST_SIZE];
    private long[] tokens = new long[FIRST_SIZE];
    private long[] micros = new long[FIRST_SIZE];
    private int size;
    /** Up to before the first minute that is kept. */
    private Amount before = Amount.NOTHING;

    /** @param at not before that of the last call */
    void add(Instant at, Amount more) {
        long minute = Math.floorDiv(at.getEpochSecond(), MINUTE);
        Amount all = total().plus(more);
        if (size == 0 || minutes[size - 1] != minute) {
            makeRoom(minute);
            minutes[size++] = minute;
        }
        tokens[size - 1] = all.tokens();
        micros[size - 1] = all.micros();
    }

    /** All that was ever consumed. */
    Amount total() {
        return upTo(size);
    }

    /** What was consumed in the minutes that end after an instant. */
    Amount since(Instant start) {
        long first = start.equals(Instant.MIN) ? Long.MIN_VALUE : Math.floorDiv(start.getEpochSecond(), MINUTE);
        int index = Arrays.binarySearch(minutes, 0, size, first);
        return first == Long.MIN_VALUE ? total() : total().minus(upTo(index < 0 ? -index - 1 : index));
    }

    /** When the first that is in a window was consumed; its minute's begin, or the window's where nothing was. */
    Instant firstSince(Instant start) {
        int index = Arrays.binarySearch(minutes, 0, size, Math.floorDiv(start.getEpochSecond(), MINUTE));
        int found = index < 0 ? -index - 1 : index;
        return found < size ? Instant.ofEpochSecond(minutes[found] * MINUTE) : start;
    }

    private Amount upTo(int index) {
        return index == 0 ? before : new Amount(tokens[index - 1], micros[index - 1]);
    }

    private void makeRoom(long minute) {
        if (size < minutes.length) {
            return;
        }
        int old = Arrays.binarySearch(minutes, 0, size, minute - KEPT_MINUTES);
        drop(old < 0 ? -old - 1 : old);
        int room = size > minutes.length / 2 ? minutes.length * 2 : minutes.length;
        minutes = Arrays.copyOf(minutes, room);
        tokens = Arrays.copyOf(tokens, room);
        micros = Arrays.copyOf(micros, room);
    }

    private void drop(int count) {
        before = upTo(count);
        size -= count;
        System.arraycopy(minutes, count, minutes, 0, size);
        System.arraycopy(tokens, count, tokens, 0, size);
        System.arraycopy(micros, count, micros, 0, size);
    }

    /** The minutes and what was consumed up to the end of each; what came before them has the first place. */
    JsonArray toJson() {
        List<JsonValue> numbers = new ArrayList<>((size + 1) * NUMBERS);
        put(numbers, 0, before.tokens(), before.micros());
        for (int i = 0; i < size; i++) {
            put(numbers, minutes[i], tokens[i], micros[i]);
        }
        return new JsonArray(numbers);
    }

    static Series of(JsonArray json) {
        long[] numbers = json.elements().stream().mapToLong(Series::number).toArray();
        if (numbers.length < NUMBERS || numbers.length % NUMBERS != 0) {
            throw new IllegalArgumentException("a series has three numbers for each minute");
        }
        Series series = new Series();
        series.before = new Amount(numbers[1], numbers[2]);
        series.size = numbers.length / NUMBERS - 1;
        int room = Math.max(FIRST_SIZE, series.size);
        series.minutes = new long[room];
        series.tokens = new long[room];
        series.micros = new long[room];
        for (int i = 0; i < series.size; i++) {
            series.minutes[i] = numbers[NUMBERS * (i + 1)];
            series.tokens[i] = numbers[NUMBERS * (i + 1) + 1];
            series.micros[i] = numbers[NUMBERS * (i + 1) + 2];
        }
        return series;
    }

    private static long number(JsonValue value) {
        if (value instanceof JsonNumber number && number.isSafeInteger() && number.doubleValue() >= 0) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException("a series has whole numbers from 0");
    }

    private static void put(List<JsonValue> numbers, long minute, long tokens, long micros) {
        numbers.add(JsonNumber.of(minute));
        numbers.add(JsonNumber.of(tokens));
        numbers.add(JsonNumber.of(micros));
    }
}
