package dev.loki.domain.metric;

import java.math.BigDecimal;

/** One line of Prometheus' text: name, labels, value, exemplar. */
final class SampleLine {

    private static final double LARGEST_EXACT = 1L << 53;

    private final StringBuilder out;
    private char next = '{';

    SampleLine(String name, Labels labels, StringBuilder out) {
        this.out = out.append(name);
        for (int i = 0; i < labels.names().size(); i++) {
            label(labels.names().get(i).replace('.', '_'), labels.values().get(i));
        }
    }

    SampleLine label(String name, String value) {
        out.append(next).append(name).append("=\"").append(escape(value)).append('"');
        next = ',';
        return this;
    }

    SampleLine value(double value) {
        out.append(next == ',' ? "} " : " ").append(number(value));
        return this;
    }

    /** Behind the value, as OpenMetrics has it. */
    void exemplar(Exemplar exemplar) {
        out.append(" # {trace_id=\"").append(exemplar.span().traceId().hex());
        out.append("\",span_id=\"").append(exemplar.span().spanId().hex());
        out.append("\"} ").append(number(exemplar.value())).append(' ');
        out.append(BigDecimal.valueOf(exemplar.epochNanos(), 9).toPlainString());
    }

    void end() {
        out.append('\n');
    }

    void end(double value) {
        value(value).end();
    }

    /** Whole numbers as such, up to where they are exact. */
    private static String number(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT;
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }

    /** Both formats know three escapes. */
    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
