/** A report as a file: JSON, Markdown, HTML, OSCAL; and entries as cells of a spreadsheet. */
@NullMarked
package dev.loki.domain.compliance.format;

import org.jspecify.annotations.NullMarked;
