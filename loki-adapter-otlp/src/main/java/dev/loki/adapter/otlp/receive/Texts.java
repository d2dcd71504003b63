package dev.loki.adapter.otlp.receive;

import dev.loki.domain.trace.Attributes;
import java.util.function.UnaryOperator;

/**
 * Makes texts fit to be cut: one that is too long to be kept whole is masked first, for what a cut leaves of a secret is not
 * recognised any more.
 *
 * @param masking masks the secrets of a text
 */
record Texts(UnaryOperator<String> masking) {

    /** Nothing is masked: for what Loki wrote itself. */
    static final Texts AS_THEY_ARE = new Texts(UnaryOperator.identity());

    /** A value, of which {@value Attributes#LONGEST} chars are kept. */
    String value(String text) {
        return fit(text, Attributes.LONGEST);
    }

    /** A name, of which {@value Attributes#LONGEST_NAME} chars are kept. */
    String name(String text) {
        return fit(text, Attributes.LONGEST_NAME);
    }

    private String fit(String text, int longest) {
        return text.length() <= longest ? text : masking.apply(text);
    }
}
