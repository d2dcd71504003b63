package dev.loki.adapter.re2j.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.loki.domain.scan.LinearPattern;
import org.jspecify.annotations.Nullable;

/** A pattern as RE2/J runs it. */
record Re2Pattern(Pattern pattern, String literal) implements LinearPattern {

    @Override
    public @Nullable Place find(CharSequence text, int from) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find(from) ? new Place(matcher.start(), matcher.end()) : null;
    }
}
