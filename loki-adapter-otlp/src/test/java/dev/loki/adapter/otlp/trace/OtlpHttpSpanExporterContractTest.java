package dev.loki.adapter.otlp.trace;

import dev.loki.contracts.trace.SpanExporterContract;
import dev.loki.domain.trace.Span;
import dev.loki.ports.trace.SpanExporter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class OtlpHttpSpanExporterContractTest {

    @Nested
    class Plain extends Contract {
        Plain() {
            super(OtlpConfig.Compression.NONE);
        }
    }

    @Nested
    class Compressed extends Contract {
        Compressed() {
            super(OtlpConfig.Compression.GZIP);
        }
    }

    abstract static class Contract extends SpanExporterContract {

        private final Collector collector = new Collector();
        private final OtlpConfig config;

        Contract(OtlpConfig.Compression compression) {
            config = OtlpConfig.forBase(collector.base()).withCompression(compression);
        }

        @Override
        protected SpanExporter newExporter() {
            return OtlpTraces.http(config, Spans.ORIGIN, new JacksonReader());
        }

        @Override
        protected List<Span> received() {
            return collector.received();
        }

        @AfterEach
        void stop() {
            collector.close();
        }
    }
}
