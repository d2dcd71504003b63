/** What commands share, with one acquaintance too many. */
@NullMarked
package dev.loki.verification.seeded.cli.command;

import org.jspecify.annotations.NullMarked;
