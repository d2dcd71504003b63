package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSetTest {

    @ParameterizedTest
    @CsvSource({"0-3,0123", "a-cX-Z_,XYZ_abc", "a-,-a", "-a,-a", "a-c-,-abc", "+/=,+/=", "ab,ab", "a,a", "b-d0-1,01bcd"
    })
    void rangesAndSingleCharactersAreMembers(String ranges, String members) {
        assertThat(membersOf(ByteSet.parse(ranges))).isEqualTo(members);
        assertThat(membersOf(ByteSet.of(ranges))).isEqualTo(members);
        assertThat(ByteSet.of(ranges)).isSameAs(ByteSet.of(ranges));
    }

    @Test
    void aSetThatNobodyAskedForIsMadeAndKept() {
        String unknown = UUID.randomUUID().toString().replace("-", "");
        ByteSet made = ByteSet.of(unknown);
        assertThat(unknown.chars().allMatch(made::has)).isTrue();
        assertThat(made.has('x')).isFalse();
        assertThat(ByteSet.of(unknown)).isSameAs(made);
    }

    @ParameterizedTest
    @CsvSource({"a-z,z", "zab,z", "0-9A-F,F", "'+/',/", "~!,~"})
    void theLastMemberIsTheGreatest(String ranges, char last) {
        assertThat((char) ByteSet.of(ranges).last()).isEqualTo(last);
        assertThat(Keyword.exact("k").behind(ByteSet.of(ranges)).spelling()).isEqualTo(last + "k");
    }

    @Test
    void theLastMemberIsOfAscii() {
        assertThat(ByteSet.ALL.last()).isEqualTo(0x7f);
        assertThat(ByteSet.allBut("").last()).isEqualTo('~');
        assertThat(ByteSet.parse("\u0000").last()).isZero();
    }

    @Test
    void setsAreSpreadOverATable() {
        Set<Integer> slots = new HashSet<>();
        for (char member = '!'; member <= '~'; member++) {
            slots.add(ByteSet.of(member).slot(64));
        }
        assertThat(slots).hasSizeGreaterThan(31).allMatch(slot -> slot >= 0 && slot < 64);
    }

    @Test
    void bothCasesOfALetterAndNothingElseAreFolded() {
        assertThat(membersOf(ByteSet.folded('k'))).isEqualTo("Kk");
        assertThat(membersOf(ByteSet.folded('K'))).isEqualTo("Kk");
        assertThat(membersOf(ByteSet.folded('7'))).isEqualTo("7");
    }

    @Test
    void allButSomeIsWhatIsVisibleOrNotAscii() {
        ByteSet set = ByteSet.allBut("!~");
        assertThat(set.has('!')).isFalse();
        assertThat(set.has('~')).isFalse();
        assertThat(set.has(' ')).isFalse();
        assertThat(set.has(0x7f)).isFalse();
        assertThat(set.has('"')).isTrue();
        assertThat(ByteSet.allBut("~").has(0x21)).isTrue();
        assertThat(set.has(0x80)).isTrue();
        assertThat(set.has((byte) 0xff)).isTrue();
    }

    @Test
    void complementsHoldTheRest() {
        ByteSet none = ByteSet.allBytesBut(ByteSet.DIGITS);
        assertThat(IntStream.range(0, 256).allMatch(i -> none.has(i) != ByteSet.DIGITS.has(i)))
                .isTrue();
        ByteSet line = ByteSet.allOfALine();
        assertThat(IntStream.range(0, 256).filter(i -> !line.has(i))).containsExactly((int) '\n', (int) '\r');
    }

    @Test
    void theOnlyMemberIsKnown() {
        assertThat(ByteSet.of("x").single()).isEqualTo('x');
        assertThat(ByteSet.of("xy").single()).isEqualTo(-1);
        assertThat(ByteSet.parse("").single()).isEqualTo(-1);
        assertThat(ByteSet.allBytesBut(ByteSet.allBytesBut(ByteSet.of("x"))).single())
                .isEqualTo('x');
    }

    @Test
    void setsOfTheSameBytesAreEqual() {
        assertThat(ByteSet.of("a-c")).isEqualTo(ByteSet.of("cba")).hasSameHashCodeAs(ByteSet.of("abc"));
        assertThat(ByteSet.of("a-c")).isNotEqualTo(ByteSet.of("a-d")).isNotEqualTo("abc");
        assertThat(ByteSet.of("a-c").hashCode()).isNotEqualTo(ByteSet.of("a-d").hashCode());
    }

    private static String membersOf(ByteSet set) {
        return IntStream.range(0, 256)
                .filter(set::has)
                .mapToObj(i -> String.valueOf((char) i))
                .collect(Collectors.joining());
    }
}
