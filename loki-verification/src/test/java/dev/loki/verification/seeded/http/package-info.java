/** The shared HTTP client, which reads the environment behind the back of bootstrap. */
@NullMarked
package dev.loki.verification.seeded.http;

import org.jspecify.annotations.NullMarked;
