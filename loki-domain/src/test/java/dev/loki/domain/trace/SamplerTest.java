package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which traces are recorded: decided alike in every process. */
class SamplerTest {

    private static final TraceId TRACE = TraceId.parse("0af7651916cd43dd0448eb211c80319c");
    private static final SpanContext SAMPLED = new SpanContext(TRACE, new SpanId(1), true);
    private static final SpanContext UNSAMPLED = new SpanContext(TRACE, new SpanId(1), false);

    @ParameterizedTest
    @CsvSource({
        "always_on, true, true, true",
        "always_off, false, false, false",
        "parentbased_always_on, true, true, false",
        "parentbased_always_off, false, true, false",
        "PARENTBASED_TRACEIDRATIO, false, true, false",
        "traceidratio, false, false, false"
    })
    void eachDecidesByWhatItSays(String name, boolean root, boolean ofSampled, boolean ofUnsampled) {
        Sampler sampler = Sampler.named(name, 0).orElseThrow();
        assertThat(sampler.samples(TRACE, null)).isEqualTo(root);
        assertThat(sampler.samples(TRACE, SAMPLED)).isEqualTo(ofSampled);
        assertThat(sampler.samples(TRACE, UNSAMPLED)).isEqualTo(ofUnsampled);
    }

    @Test
    void everyNameThatIsToldIsKnownAndNoOther() {
        assertThat(Sampler.NAMES).hasSize(6).allMatch(name -> Sampler.named(name, 1)
                .isPresent());
        assertThat(Sampler.named("jaeger_remote", 1)).isEmpty();
        assertThat(Sampler.named("", 1)).isEmpty();
        assertThat(Sampler.named("parentbased_always_on", 1)).contains(Sampler.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000010000000000000000, 0.5, true",
        "00000000000000013fffffffffffffff, 0.5, true",
        "00000000000000014000000000000000, 0.5, false",
        "0000000000000001bfffffffffffff00, 0.5, true",
        "0000000000000001c000000000000000, 0.5, false",
        "00000000000000017fffffffffffffff, 1, true",
        "00000000000000010000000000000000, 0, false"
    })
    void theLower63BitsOfTheIdAreCompared(String trace, double ratio, boolean sampled) {
        assertThat(ratio(ratio, TraceId.parse(trace), null)).isEqualTo(sampled);
    }

    @Test
    void aRatioIsThatPartOfAllTracesAndALowerOneAPartOfThose() {
        Random random = new Random(5);
        int tenth = 0;
        for (int i = 0; i < 20_000; i++) {
            TraceId trace = new TraceId(1, random.nextLong());
            tenth += ratio(0.1, trace, null) ? 1 : 0;
            assertThat(ratio(0.1, trace, null) && !ratio(0.3, trace, null)).isFalse();
            assertThat(ratio(0.3, trace, UNSAMPLED)).isEqualTo(ratio(0.3, trace, null));
        }
        assertThat(tenth / 20_000.0).isCloseTo(0.1, Offset.offset(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoRatioIsRefused(double ratio) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampler.Ratio(ratio));
    }

    private static boolean ratio(double ratio, TraceId trace, @Nullable SpanContext parent) {
        return new Sampler.Ratio(ratio).samples(trace, parent);
    }
}
