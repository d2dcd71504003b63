/** Issues of GitHub. */
@NullMarked
package dev.loki.adapter.github.tracker;

import org.jspecify.annotations.NullMarked;
