/**
 * Secrets and personal data found in text.
 *
 * <p>Begin with {@link dev.loki.domain.scan.ContentScanner}, which is given a text, and {@link
 * dev.loki.domain.scan.StreamScanner}, which is given one in pieces; both answer with {@link
 * dev.loki.domain.scan.Finding}. The way of a text: {@code Plan} makes a {@code KeywordAutomaton} of the keywords of all
 * detectors; {@code Scan} runs it over the bytes once; where a keyword stands, its {@code Verifier} looks closer, through a
 * {@code Window} of bounded size, and no more often than {@code Density} allows; {@code Filter}s refuse placeholders and words; {@code Reporter} makes findings of the
 * matches, in order, and takes back what {@code Allowances} allow.
 *
 * <p>The groups: the tables, {@code Detectors} and the {@code ...Detectors} it names, a row for each kind of credential;
 * shapes, in which rows are written ({@code Shape}, {@code ShapeParser}, {@code Element}, {@code ByteSet}, {@code
 * LongRuns}); verifiers of one format each ({@code JsonWebToken}, {@code PrivateKeyBlock}, {@code CardNumber}, {@code
 * Iban}, ...); filters ({@code Entropy}, {@code Mixed}, the {@code No...}); the automaton ({@code Keyword}, {@code
 * AutomatonBuilder}, {@code ByteClasses}, {@code StateNumbers}); patterns of users ({@code LinearPattern}, {@code
 * CustomPattern}); and what remembers findings ({@code FingerprintKey}, {@code Baseline}).
 */
@NullMarked
package dev.loki.domain.scan;

import org.jspecify.annotations.NullMarked;
