package dev.loki.adapter.github.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MarkerTest {

    @Test
    void aMarkerIsOneLineThatReadersDoNotSee() {
        assertThat(Marker.named("quality").line()).isEqualTo("<!-- loki:quality -->");
        assertThat(Marker.ofOperation("any --> text\nat all").line()).matches("<!-- loki:op=[0-9a-f]{32} -->");
    }

    @Test
    void onlyATextThatBeginsWithItIsMarked() {
        Marker marker = Marker.named("quality");
        assertThat(marker.marks("<!-- loki:quality -->\ntext")).isTrue();
        assertThat(marker.marks("> <!-- loki:quality -->\ntext")).isFalse();
        assertThat(marker.marks("<!-- loki:quality-2 -->\ntext")).isFalse();
    }

    @Test
    void aNameThatWouldBreakOutIsRefused() {
        for (String name : new String[] {"", "a b", "x-->", "op=1", "\u00e9", "a".repeat(101)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Marker.named(name));
        }
    }
}
