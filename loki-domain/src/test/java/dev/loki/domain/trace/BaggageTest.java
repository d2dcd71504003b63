package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Baggage is read and written as W3C Baggage says: within bounds, percent-encoded. */
class BaggageTest {

    @Test
    void membersAreReadWithTheirProperties() {
        Baggage baggage = Baggage.parse("userId=Am%C3%A9lie%20%2C, serverNode=DF%2028 ; ttl=5 ;private,flag=");
        assertThat(baggage.members())
                .containsExactly(
                        new Baggage.Member("userId", "Amélie ,", ""),
                        new Baggage.Member("serverNode", "DF 28", "ttl=5 ;private"),
                        new Baggage.Member("flag", "", ""));
        assertThat(baggage.get("userId")).contains("Amélie ,");
        assertThat(baggage.get("userid")).isEmpty();
        assertThat(baggage.header()).isEqualTo("userId=Am%C3%A9lie%20%2C,serverNode=DF%2028;ttl=5 ;private,flag=");
    }

    @ParameterizedTest
    @CsvSource({"a=%, '%'", "a=%4, '%4'", "a=%zz, '%zz'", "a=100%25, '100%'", "a=b=c, 'b=c'", "a=%41, A"})
    void aPercentSignThatEncodesNothingIsItself(String header, String value) {
        assertThat(Baggage.parse(header).get("a")).contains(value);
        assertThat(Baggage.parse(Baggage.parse(header).header())).isEqualTo(Baggage.parse(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ",", "a", "=b", "a b=c", "é=b", "a=é", "a=b c", "a=\"b\"", "a=\\", "a=%ff", "a;b=c", "a=b;é", "a=\n"
            })
    void whatIsMalformedIsPassedOver(String member) {
        assertThat(Baggage.parse(member)).isEqualTo(Baggage.EMPTY);
        assertThat(Baggage.parse("x=1," + member + ",y=2").header()).isEqualTo("x=1,y=2");
    }

    @Test
    void ofTwoWithOneNameTheLastCounts() {
        assertThat(Baggage.parse("a=1,b=2,a=3").header()).isEqualTo("a=3,b=2");
    }

    @Test
    void itIsBoundedByMembersAndByLength() {
        String many = IntStream.range(0, 100).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
        assertThat(Baggage.parse(many).members()).hasSize(64);
        String large = "a=" + "x".repeat(8_000) + ",b=" + "x".repeat(500) + ",c=1";
        assertThat(Baggage.parse(large).members())
                .extracting(Baggage.Member::name)
                .containsExactly("a", "c");
        assertThat(Baggage.parse("a=" + "x".repeat(1 << 20))).isEqualTo(Baggage.EMPTY);
        Baggage made = new Baggage(List.of(new Baggage.Member("a", "\u0000".repeat(10_000), "")));
        assertThat(made.members()).isEmpty();
    }

    @Test
    void aMemberCannotSmuggleAnotherIn() {
        assertThat(new Baggage(List.of(new Baggage.Member("a", "b,c=d;e\r\n", ""))).header())
                .isEqualTo("a=b%2Cc=d%3Be%0D%0A");
        assertThatIllegalArgumentException().isThrownBy(() -> new Baggage.Member("a,b", "c", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Baggage.Member("a", "b", "c,d=e"));
    }

    @Test
    void whateverTextIsWrittenIsReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < Nightly.count(5_000, 500_000); i++) {
            String value = random.ints(random.nextInt(30), 0, 0xd000)
                    .mapToObj(c -> String.valueOf((char) (random.nextBoolean() ? c : c % 128)))
                    .collect(Collectors.joining());
            Baggage baggage = new Baggage(List.of(new Baggage.Member("k", value, "p=1")));
            assertThat(baggage.header()).matches("[!-~]*");
            assertThat(Baggage.parse(baggage.header())).isEqualTo(baggage);
        }
    }

    @Test
    void whateverIsReadIsWrittenSoThatItReadsTheSame() {
        HostileHeaders.each(11, "ab0==,,;;%%41é \t\"\\\u0000\ud83d", header -> {
            Baggage baggage = Baggage.parse(header);
            assertThat(Baggage.parse(baggage.header())).as(header).isEqualTo(baggage);
        });
    }
}
