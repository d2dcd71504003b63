package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.contracts.trace.SpanExporterContract;
import dev.loki.domain.trace.Span;
import dev.loki.http.RetryClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.SpanExporter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class OtlpHttpSpanExporterContractTest {

    @Nested
    class Json extends Contract {
        Json() {
            super(Encoding.JSON, OtlpConfig.Compression.NONE);
        }
    }

    @Nested
    class CompressedJson extends Contract {
        CompressedJson() {
            super(Encoding.JSON, OtlpConfig.Compression.GZIP);
        }
    }

    @Nested
    class Protobuf extends Contract {
        Protobuf() {
            super(Encoding.PROTOBUF, OtlpConfig.Compression.NONE);
        }
    }

    @Nested
    class CompressedProtobuf extends Contract {
        CompressedProtobuf() {
            super(Encoding.PROTOBUF, OtlpConfig.Compression.GZIP);
        }
    }

    abstract static class Contract extends SpanExporterContract {

        private final Collector collector = new Collector();
        private final OtlpConfig config;

        Contract(Encoding encoding, OtlpConfig.Compression compression) {
            config = OtlpConfig.forBase(Signal.TRACES, collector.base())
                    .withEncoding(encoding)
                    .withCompression(compression);
        }

        @Override
        protected SpanExporter newExporter() {
            OtlpSender sender =
                    new OtlpSender(config, Spans.ORIGIN.version(), RetryClock.SYSTEM, new JacksonJsonReader());
            return OtlpTraces.to(sender, Spans.ORIGIN, ExportLimits.DEFAULT, loss -> {});
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
