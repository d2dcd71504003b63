package dev.loki.benchmarks.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How many spans a request holds, found without reading them. Not thread-safe. */
final class SpanCount {

    private static final String IN_EACH_SPAN = "\"startTimeUnixNano\":";
    private static final int MESSAGE = 2;

    private final byte[] request;
    private int at;

    private SpanCount(byte[] request) {
        this.request = request;
    }

    static int inJson(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int at = text.indexOf(IN_EACH_SPAN); at >= 0; at = text.indexOf(IN_EACH_SPAN, at + 1)) {
            count++;
        }
        return count;
    }

    /** ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2. */
    static int inProtobuf(byte[] request) {
        return new SpanCount(request).count(request.length, 1, 2, 2);
    }

    /** How many messages there are, up to the end, along a path of field numbers. */
    private int count(int end, int... path) {
        int count = 0;
        while (at < end) {
            int tag = (int) varint();
            int length = length(tag & 7);
            int next = at + length;
            if ((tag & 7) == MESSAGE && tag >>> 3 == path[0]) {
                count += path.length == 1 ? 1 : count(next, Arrays.copyOfRange(path, 1, path.length));
            }
            at = next;
        }
        return count;
    }

    private int length(int type) {
        return switch (type) {
            case 0 -> {
                varint();
                yield 0;
            }
            case 1 -> Long.BYTES;
            case MESSAGE -> (int) varint();
            case 5 -> Integer.BYTES;
            default -> throw new IllegalArgumentException("no type of a field: " + type);
        };
    }

    private long varint() {
        long value = 0;
        int shift = 0;
        byte b;
        do {
            b = request[at++];
            value |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }
}
