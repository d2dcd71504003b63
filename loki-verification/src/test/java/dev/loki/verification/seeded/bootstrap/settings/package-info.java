/** What the environment says, with one acquaintance too many. */
@NullMarked
package dev.loki.verification.seeded.bootstrap.settings;

import org.jspecify.annotations.NullMarked;
