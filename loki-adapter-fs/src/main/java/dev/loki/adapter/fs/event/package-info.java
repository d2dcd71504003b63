/** The cross-process bus as folders of event files. */
@NullMarked
package dev.loki.adapter.fs.event;

import org.jspecify.annotations.NullMarked;
