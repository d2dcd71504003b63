/** Approval requests in files: a journal, the picture of it that the original's readers know, and answers left as files. */
@NullMarked
package dev.loki.adapter.fs.approval;

import org.jspecify.annotations.NullMarked;
