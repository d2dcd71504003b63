package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.cost.Window.Calendar;
import dev.loki.domain.cost.Window.None;
import dev.loki.domain.cost.Window.Rolling;
import dev.loki.domain.cost.Window.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

    @Test
    void noWindowHasNeitherBeginningNorEnd() {
        assertThat(new None().start(NOON)).isEqualTo(Instant.MIN);
        assertThat(new None().end(NOON)).isEmpty();
        assertThat(new None().text()).isEqualTo("none");
    }

    @Test
    void aRollingWindowIsTheTimeUpToNow() {
        Window day = new Rolling(Duration.ofHours(24));
        assertThat(day.start(NOON)).isEqualTo("2026-03-28T12:00:00Z");
        assertThat(day.end(NOON)).contains(Instant.parse("2026-03-30T12:00:00Z"));
        assertThat(day.text()).isEqualTo("rolling 24h");
        assertThat(new Rolling(Duration.ofMinutes(90)).text()).isEqualTo("rolling 90m");
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1M", "PT59S", "PT90S", "P31DT1M", "PT60.5S"})
    void aRollingWindowIsOfWholeMinutesUpToAMonth(Duration length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rolling(length))
                .withMessageContaining("1 minute to 31 days");
    }

    /** In Berlin clocks are put forward on 2026-03-29 and back on 2026-10-25; in Apia there was no 2011-12-30. */
    @ParameterizedTest
    @CsvSource({
        "DAY, Europe/Berlin, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "DAY, Europe/Berlin, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "DAY, Asia/Kathmandu, 2026-03-29T18:20:00Z, 2026-03-29T18:15:00Z, 2026-03-30T18:15:00Z",
        "DAY, Pacific/Apia, 2011-12-30T09:59:59Z, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z",
        "DAY, America/Sao_Paulo, 2018-11-04T12:00:00Z, 2018-11-04T03:00:00Z, 2018-11-05T02:00:00Z",
        "WEEK, UTC, 2026-03-29T23:59:59Z, 2026-03-23T00:00:00Z, 2026-03-30T00:00:00Z",
        "WEEK, UTC, 2026-03-30T00:00:00Z, 2026-03-30T00:00:00Z, 2026-04-06T00:00:00Z",
        "MONTH, Europe/Berlin, 2026-03-31T21:59:59Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "MONTH, Europe/Berlin, 2026-03-31T22:00:00Z, 2026-03-31T22:00:00Z, 2026-04-30T22:00:00Z"
    })
    void aCalendarWindowIsThatOfItsTimeZone(Unit unit, String zone, Instant now, Instant start, Instant end) {
        Window window = new Calendar(unit, ZoneId.of(zone));
        assertThat(window.start(now)).isEqualTo(start);
        assertThat(window.end(now)).contains(end);
    }

    @Test
    void aCalendarWindowIsSpeltAsInAPolicy() {
        assertThat(new Calendar(Unit.DAY, ZoneId.of("Europe/Berlin")).text()).isEqualTo("calendar day Europe/Berlin");
    }
}
