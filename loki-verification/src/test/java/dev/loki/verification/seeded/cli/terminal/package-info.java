/** What commands share, with one acquaintance too many. */
@NullMarked
package dev.loki.verification.seeded.cli.terminal;

import org.jspecify.annotations.NullMarked;
