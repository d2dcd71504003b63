/** What commands share, and keeps the rules. */
@NullMarked
package dev.loki.verification.seeded.cli.text;

import org.jspecify.annotations.NullMarked;
