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
 * What was consumed over time, of the last {@value #DAYS} days at least: by the minute, and what is older than two days by the
 * quarter of an hour, at which days begin in every time zone. Each knows what was consumed up to its end, so that a window
 * is a difference. Not thread-safe.
 */
final class Series {

    /** More than the longest window. */
    static final int DAYS = 33;

    private static final int MINUTE = 60;
    private static final long KEPT_MINUTES = Duration.ofDays(DAYS).toMinutes();
    private static final long FINE_MINUTES = Duration.ofDays(2).toMinutes();
    private static final int QUARTER = 15;
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

    /** What was consumed in the minutes, or quarters, that end after an instant. */
    Amount since(Instant start) {
        long first = start.equals(Instant.MIN) ? Long.MIN_VALUE : Math.floorDiv(start.getEpochSecond(), MINUTE);
        return first == Long.MIN_VALUE ? total() : total().minus(upTo(firstFrom(first)));
    }

    /** When the first that is in a window was consumed; its minute's begin, or the window's where nothing was. */
    Instant firstSince(Instant start) {
        int found = firstFrom(Math.floorDiv(start.getEpochSecond(), MINUTE));
        return found < size ? Instant.ofEpochSecond(minutes[found] * MINUTE) : start;
    }

    /** Dates what is later than an instant at it. */
    void redate(Instant now) {
        long minute = Math.floorDiv(now.getEpochSecond(), MINUTE);
        int later = firstFrom(minute + 1);
        if (later == size) {
            return;
        }
        int at = later > 0 && minutes[later - 1] == minute ? later - 1 : later;
        keep(at, minute, size - 1);
        size = at + 1;
    }

    private int firstFrom(long minute) {
        int index = Arrays.binarySearch(minutes, 0, size, minute);
        return index < 0 ? -index - 1 : index;
    }

    private void keep(int index, long minute, int from) {
        minutes[index] = minute;
        tokens[index] = tokens[from];
        micros[index] = micros[from];
    }

    private Amount upTo(int index) {
        return index == 0 ? before : new Amount(tokens[index - 1], micros[index - 1]);
    }

    private void makeRoom(long minute) {
        if (size < minutes.length) {
            return;
        }
        drop(firstFrom(minute - KEPT_MINUTES));
        thin(minute - FINE_MINUTES);
        int room = size > minutes.length / 2 ? minutes.length * 2 : minutes.length;
        minutes = Arrays.copyOf(minutes, room);
        tokens = Arrays.copyOf(tokens, room);
        micros = Arrays.copyOf(micros, room);
    }

    /** Of each quarter of an hour before a minute, only the last minute that has anything is kept, for the whole of it. */
    private void thin(long minute) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean isLast = i == size - 1 || minutes[i] / QUARTER != minutes[i + 1] / QUARTER;
            if (isLast || minutes[i] >= minute) {
                keep(kept++, minutes[i], i);
            }
        }
        size = kept;
    }

    private void drop(int count) {
        before = upTo(count);
        size -= count;
        System.arraycopy(minutes, count, minutes, 0, size);
        System.arraycopy(tokens, count, tokens, 0, size);
        System.arraycopy(micros, count, micros, 0, size);
    }

    /** The times and what was consumed up to the end of each; what came before them has the first place. */
    JsonArray toJson() {
        if (size > 0) {
            thin(minutes[size - 1] - FINE_MINUTES);
        }
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
