/** What holds for all modules at once: the shape of the house, and the proof that its rules bite. */
@NullMarked
package dev.loki.verification;

import org.jspecify.annotations.NullMarked;
