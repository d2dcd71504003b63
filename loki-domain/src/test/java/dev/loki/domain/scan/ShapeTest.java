package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource({
        "'k-[0-9]{3}', 'k-123', 5",
        "'k-[0-9]{3}', 'k-12', -1",
        "'k-[0-9]{3}', 'k-1234', -1",
        "'k-[0-9]{3}', 'k-123a', -1",
        "'k-[0-9]{3}', 'k-123_', -1",
        "'k-[0-9]{3}', 'k-123-', 5",
        "'k-[0-9]{2,3}', 'k-12', 4",
        "'k-[0-9]{2,3}', 'k-123', 5",
        "'k-[0-9]{2,3}', 'k-1', -1",
        "'k-[0-9]{2,3}', 'k-1234', -1",
        "'k-[0-9]{2}[a-z]{2}', 'k-12ab', 6",
        "'k-[0-9]{2}[a-z]{2}', 'k-123a', -1",
        "'k-[0-9]{2}[a-z-]{2}', 'k-12ab', 6",
        "'k-[0-9]{2}[a-z-]{2}', 'k-12ab-', -1",
        "'k-[a-z-]{2}[0-9]{2}', 'k-ab-12', -1",
        "'k\\[x', 'k[x', 3",
        "'k[ab]', 'kb', 2",
        "'kx{2}y', 'kxxy', 4"
    })
    void aShapeFitsOrNot(String notation, String text, int end) {
        Shape shape = Shape.of(notation);
        Window window = Windows.onto(text);
        int anchor = shape.keyword().length();

        assertThat(shape.endOf(window, 0)).isEqualTo(end);
        assertThat(shape.verify(window, 0, anchor)).isEqualTo(end < 0 ? null : new Span(0, end));
        assertThat(shape).hasToString(notation);
        assertThat(shape.notation()).isEqualTo(notation);
    }

    @ParameterizedTest
    @CsvSource({
        "'12.key', 0, 6",
        "'x 12.key', 2, 8",
        "'123.key', 0, 7",
        "'1.key', -1, -1",
        "'1234.key', -1, -1",
        "'a12.key', -1, -1",
        "'12.keys', -1, -1"
    })
    void whatStandsBeforeTheGroupIsReadBackwards(String text, int start, int end) {
        int at = text.indexOf('.');
        Span expected = start < 0 ? null : new Span(start, end);

        assertThat(found("[0-9]{2,3}(.key)", text, at)).isEqualTo(expected);
    }

    private static @Nullable Span found(String notation, String text, int at) {
        Shape shape = Shape.of(notation);
        return shape.verify(Windows.onto(text), at, at + shape.keyword().length());
    }

    @Test
    void withoutAGroupTheLiteralInFrontIsLookedFor() {
        assertThat(Shape.of("ab[0-9]{3}").keyword()).isEqualTo(Keyword.exact("ab"));
        assertThat(Shape.of("abc").keyword()).isEqualTo(Keyword.exact("abc"));
        assertThat(Shape.of("ab(c[0-9]{2})x").keyword().length()).isEqualTo(3);
        assertThat(Shape.of("ab[0-9]{3}").literalPrefix()).isEqualTo(2);
        assertThat(Shape.of("a{3}b[0-9]{3}").literalPrefix()).isEqualTo(4);
        assertThat(Shape.of("[0-9]{3}").literalPrefix()).isZero();
        assertThat(Probe.of(Shape.of("ab[0-9]")).keyword()).isEqualTo(Keyword.exact("ab"));
        assertThat(Probe.at("a[0-9]{2}", Shape.of("a")).keyword().length()).isEqualTo(3);
    }

    /** Of a run that is too long, only its end may be behind a keyword that has a value. */
    @ParameterizedTest
    @CsvSource({"'  k-12345678 ', 9", "'  k-123 ', 0", "'  k-12 ', 0", "'  k-1234 ', 5"})
    void aRunThatIsTooLongLeavesNoHopeForTheKeywordsWithin(String text, int hopeless) {
        Window window = Windows.onto(text);
        Shape.of("k-[0-9]{3}").verify(window, 2, 4);
        assertThat(window.hopelessBefore()).isEqualTo(hopeless);
    }

    @Test
    void theGroupHasAFixedLength() {
        assertThatThrownBy(() -> Shape.of("(a[0-9]{2,3})")).hasMessageContaining("fixed length: (a[0-9]{2,3})");
    }

    @Test
    void elementsAllowWhatTheyCount() {
        Element some = new Element(ByteSet.DIGITS, 2, 3);
        assertThat(some.isFixed()).isFalse();
        assertThat(new Element(ByteSet.DIGITS, 2, 2).isFixed()).isTrue();
        assertThat(some.allows(1)).isFalse();
        assertThat(some.allows(2)).isTrue();
        assertThat(some.allows(3)).isTrue();
        assertThat(some.allows(4)).isFalse();
    }

    @Test
    void stretchesOverlapWhereTheyShareAByte() {
        assertThat(new Span(2, 4).overlaps(new Span(3, 9))).isTrue();
        assertThat(new Span(3, 9).overlaps(new Span(2, 4))).isTrue();
        assertThat(new Span(2, 4).overlaps(new Span(4, 5))).isFalse();
        assertThat(new Span(4, 5).overlaps(new Span(2, 4))).isFalse();
    }

    @Test
    void keywordsAreBounded() {
        assertThat(Keyword.exact("x".repeat(64)).length()).isEqualTo(64);
        assertThatThrownBy(() -> Keyword.exact("")).hasMessageContaining("this one 0");
        assertThat(Keyword.exact("b").behind(ByteSet.of("a"))).isEqualTo(Keyword.exact("ab"));
    }
}
