package dev.loki.adapter.otlp.wire;

/** What a receiver answers: an Export*ServiceResponse, or a google.rpc.Status. */
public final class ResponseBody {

    private ResponseBody() {}

    /**
     * That a request was taken, or which part of it was not.
     *
     * @param rejected the field of the signal that counts those that were not taken
     * @param count how many
     * @param message why; empty where all were taken
     */
    public static byte[] success(Field rejected, long count, String message, Encoding encoding) {
        Wire out = encoding.wire();
        if (count > 0) {
            out.open(Field.PARTIAL_SUCCESS);
            out.int64(rejected, count);
            out.text(Field.ERROR_MESSAGE, message);
            out.close();
        }
        return out.encoded().toBytes();
    }

    /** That a request was not taken, and why. */
    public static byte[] status(int code, String message, Encoding encoding) {
        Wire out = encoding.wire();
        out.int32(Field.RPC_CODE, code);
        out.text(Field.RPC_MESSAGE, message);
        return out.encoded().toBytes();
    }
}
