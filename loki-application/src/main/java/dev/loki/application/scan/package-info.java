/** Looking through many texts. */
@NullMarked
package dev.loki.application.scan;

import org.jspecify.annotations.NullMarked;
