package dev.loki.http;

import java.time.Duration;

/** Posts to an address, and says what status came back. */
final class PostInChildJvm {

    private PostInChildJvm() {}

    public static void main(String[] args) throws HttpFailure {
        try (HttpSender sender = new HttpSender(Duration.ofSeconds(30), 100)) {
            HttpReply reply = sender.post(HttpEndpoint.parse(args[0]), HttpHeaders.NONE, new byte[0]);
            System.out.println("status " + reply.status());
        }
    }
}
