package dev.loki.adapter.process.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's {@code sun.misc.Signal} (module jdk.unsupported), the only way to handle a signal on a JVM. It is reached by
 * reflection because javac warns of every mention of it and lets nobody say that this is meant.
 */
final class JvmSignals {

    private JvmSignals() {}

    /** Has the action run, on a thread of its own, at each such signal; empty where the JVM does not give it up. */
    static Optional<Handler> handle(String name, Runnable action) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Method handle = signalType.getMethod("handle", signalType, handlerType);
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            Object previous = handle.invoke(null, signal, handler(handlerType, action));
            return Optional.of(() -> invokeQuietly(handle, signal, previous));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** The number of a signal that can be handled here; they differ from system to system. */
    static int number(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            return (int) signalType.getMethod("getNumber").invoke(signal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a signal that was handled has no number", e);
        }
    }

    private static Object handler(Class<?> handlerType, Runnable action) {
        return Proxy.newProxyInstance(
                handlerType.getClassLoader(), new Class<?>[] {handlerType}, (self, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return answerAsObject(self, method, args);
                    }
                    action.run();
                    return null;
                });
    }

    /** A proxy is asked these, too; by identity, like any object. */
    private static Object answerAsObject(Object self, Method method, Object @Nullable [] args) {
        return switch (method.getName()) {
            case "equals" -> args != null && self == args[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "signal handler";
        };
    }

    private static void invokeQuietly(Method handle, Object signal, @Nullable Object previous) {
        try {
            handle.invoke(null, signal, previous);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a signal that was handled cannot be given back", e);
        }
    }

    /** A handler in place. */
    @FunctionalInterface
    interface Handler {

        /** Puts back what was in place before. */
        void restore();
    }
}
