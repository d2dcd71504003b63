package dev.loki.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.RandomAccessFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Scanner;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The parts of the JDK each ring of the hexagon may see, null annotations included. */
final class JdkParts {
    private static final DescribedPredicate<JavaClass> ANNOTATIONS = resideInAnyPackage("org.jspecify..");

    private JdkParts() {}

    /** Values and calculations: text, numbers, time, collections, digests, ciphers. */
    static DescribedPredicate<JavaClass> pure() {
        return resideInAnyPackage(
                        "java.lang",
                        "java.lang.annotation",
                        "java.math",
                        "java.nio",
                        "java.nio.charset",
                        "java.security",
                        "java.security.interfaces",
                        "java.security.spec",
                        "java.text",
                        "java.time..",
                        "java.util",
                        "java.util.concurrent.atomic",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream",
                        "javax.crypto..")
                .and(DescribedPredicate.not(anyOf(
                        ClassLoader.class,
                        Process.class,
                        ProcessBuilder.class,
                        ProcessHandle.class,
                        Random.class,
                        Runtime.class,
                        Scanner.class,
                        SecureRandom.class,
                        ServiceLoader.class,
                        SplittableRandom.class,
                        Thread.class,
                        ThreadGroup.class,
                        Timer.class)))
                .or(anyOf(ConcurrentHashMap.class, ConcurrentMap.class, TimeUnit.class))
                .or(ANNOTATIONS)
                .as("are pure parts of the JDK");
    }

    /** All but files and networks; a path is a value. */
    static DescribedPredicate<JavaClass> withoutTheWorld() {
        return resideInAnyPackage("java..")
                .and(DescribedPredicate.not(
                        resideInAnyPackage("java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..")))
                .and(DescribedPredicate.not(anyOf(RandomAccessFile.class)))
                .and(DescribedPredicate.describe(
                        "are no files of java.io", type -> !type.getName().startsWith("java.io.File")))
                .or(anyOf(Path.class, InvalidPathException.class))
                .or(ANNOTATIONS)
                .as("are parts of the JDK without files and networks");
    }

    private static DescribedPredicate<JavaClass> anyOf(Class<?>... types) {
        return DescribedPredicate.describe(
                "are any of " + Stream.of(types).map(Class::getSimpleName).toList(),
                type -> Stream.of(types).anyMatch(type::isEquivalentTo));
    }
}
