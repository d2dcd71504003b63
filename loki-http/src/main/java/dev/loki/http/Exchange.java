package dev.loki.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.Response;

/** One request and its answer, with what may go wrong between them given a name. */
final class Exchange {

    private Exchange() {}

    /**
     * What the reader makes of the answer. OkHttp, being Kotlin, throws InterruptedException without saying so.
     *
     * @throws TransientHttpFailure where the connection could not be made, broke, or was silent for too long
     * @throws PermanentHttpFailure where the two sides cannot agree on TLS, or a guard refuses the address
     */
    static <T> T run(Call call, Reader<T> reader) throws HttpFailure {
        try (Response response = call.execute()) {
            return reader.read(response);
        } catch (IOException e) {
            throw failure(e);
        } catch (HttpFailure | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new TransientHttpFailure("interrupted", null);
            }
            throw new IllegalStateException(e);
        }
    }

    private static HttpFailure failure(IOException e) {
        if (e instanceof RefusedAddressException) {
            return new PermanentHttpFailure(String.valueOf(e.getMessage()));
        }
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return new PermanentHttpFailure(
                    "TLS could not be agreed on (" + e.getClass().getSimpleName() + ")");
        }
        return new TransientHttpFailure(reason(e), null);
    }

    private static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "host not found";
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "connection refused";
        }
        return e instanceof InterruptedIOException ? "no answer in time" : "connection broken";
    }

    /** Reads an answer, which is closed afterwards. */
    @FunctionalInterface
    interface Reader<T> {

        /** What is made of the answer. */
        T read(Response response) throws IOException, HttpFailure;
    }
}
