package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventBusException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in one line what is wrong with a topic, and how to mend it. Quotes no setting that may be a secret. */
final class KafkaTrouble {

    private final String where;
    private final String bootstrap;

    KafkaTrouble(KafkaBusSettings settings) {
        where = "topic " + settings.topic() + " at " + settings.bootstrap();
        bootstrap = settings.bootstrap();
    }

    /** Does something with the topic; its trouble becomes the port's. */
    <T> T translating(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (KafkaException e) {
            throw failure(what, e);
        }
    }

    EventBusException failure(String what, Throwable trouble) {
        Throwable cause =
                trouble instanceof ExecutionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        return new EventBusException("cannot " + what + " " + where + ": " + reason(cause), cause);
    }

    /** What went wrong, in words; of a cause that is not known, its kind only. */
    String reason(Throwable trouble) {
        if (trouble instanceof EventBusException) {
            return String.valueOf(trouble.getMessage());
        } else if (trouble instanceof SslAuthenticationException) {
            return "TLS failed (" + root(trouble) + "); check security.protocol and ssl.truststore.*";
        } else if (trouble instanceof SaslAuthenticationException) {
            return "the broker refused the credentials; check security.protocol and sasl.*";
        } else if (trouble instanceof AuthorizationException) {
            return trouble.getMessage() + "; the user needs READ, WRITE and DESCRIBE on the topic, READ on its groups";
        } else if (trouble instanceof TimeoutException) {
            return "no answer in time; check that " + bootstrap
                    + " is reached from here, and security.protocol is the broker's";
        } else if (trouble instanceof InterruptException) {
            return "interrupted";
        }
        return unusual(trouble);
    }

    private static String unusual(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null && !(root instanceof ConfigException)) {
            root = root.getCause();
        }
        boolean mayBeQuoted = root instanceof ConfigException && isWithoutSecret(String.valueOf(root.getMessage()));
        return mayBeQuoted
                ? String.valueOf(root.getMessage())
                : root.getClass().getSimpleName() + "; check the settings of Kafka's client";
    }

    private static boolean isWithoutSecret(String message) {
        return !message.contains("jaas") && !message.contains("password") && !message.contains("secret");
    }

    private static String root(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
