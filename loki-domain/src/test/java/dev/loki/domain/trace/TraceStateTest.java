package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracestate is passed along as W3C Trace Context says, and dropped whole where it is broken. */
class TraceStateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
                "fw529a3039@dt=FfDFsdfgREWsgxdfgsCFbg0n6_O/",
                "0=\"quoted\\\"",
                "a_-*/@0= leading space"
            })
    void whatIsWellFormedIsPassedAlongAsItIs(String header) {
        assertThat(TraceState.parse(header).value()).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"' a=b\t,  c=d '|a=b,c=d", "',,a=b,,'|a=b", "'a=b, ,c=d'|a=b,c=d"})
    void whiteSpaceAndEmptyMembersAreNoPartOfIt(String header, String value) {
        assertThat(TraceState.parse(header).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "a",
                "=b",
                "a=",
                "A=b",
                "é=b",
                "a=é",
                "-a=b",
                "@a=b",
                "a b=c",
                "a=b=c",
                "a=b\u0001",
                "a=b\nc",
                "a=b,a=c",
                "a=b,c",
                "a=b;c=d,E=f"
            })
    void whatBreaksARuleAnywhereIsDroppedWhole(String header) {
        assertThat(TraceState.parse(header)).isEqualTo(TraceState.EMPTY);
    }

    @Test
    void thirtyTwoMembersAreKeptAndThirtyThreeAreNone() {
        assertThat(TraceState.parse(members(32)).value().split(",")).hasSize(32);
        assertThat(TraceState.parse(members(33)).isEmpty()).isTrue();
    }

    @Test
    void keysAndValuesHaveTheirLengths() {
        assertThat(TraceState.parse("a".repeat(256) + "=b").isEmpty()).isFalse();
        assertThat(TraceState.parse("a".repeat(257) + "=b").isEmpty()).isTrue();
        assertThat(TraceState.parse("a=" + "b".repeat(256)).isEmpty()).isFalse();
        assertThat(TraceState.parse("a=" + "b".repeat(257)).isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLongLosesItsLongMembersThenItsLast() {
        String longOne = "long=" + "x".repeat(200);
        String shorts = IntStream.range(0, 5)
                .mapToObj(i -> "k" + i + "=" + "v".repeat(97))
                .collect(Collectors.joining(","));
        assertThat(TraceState.parse(longOne + "," + shorts).value()).isEqualTo(shorts);
        String six = shorts + ",k5=" + "v".repeat(97);
        assertThat(TraceState.parse(six).value()).isEqualTo(shorts);
    }

    @Test
    void oneThatIsMadeIsHeldToTheSameRules() {
        assertThat(new TraceState("a=b,c=d").value()).isEqualTo("a=b,c=d");
        for (String wrong : new String[] {" a=b", "a=b,", "A=b", ("a=" + "b".repeat(200) + ",").repeat(3)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TraceState(wrong));
        }
    }

    @Test
    void whateverComesTheResultKeepsTheRulesAndReadsBackAsItself() {
        HostileHeaders.each(42, "ab0_-*/@==,,,, \t\"\\~é\u0000\ud83d", header -> {
            TraceState state = TraceState.parse(header);
            assertThat(TraceState.parse(state.value())).as(header).isEqualTo(state);
            assertThat(state.value()).matches("|[a-z0-9][a-z0-9_*/@-]*=[ -~&&[^,=]]*[!-~&&[^,=]](,.*)?");
        });
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }
}
