/** Where data may go, asked by engines and at the enforcement points. */
@NullMarked
package dev.loki.application.residency;

import org.jspecify.annotations.NullMarked;
