package dev.loki.adapter.jira.adf;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.jspecify.annotations.Nullable;

/**
 * Takes their addresses from links beyond a bound, so that a definition which is referred to over and over does not
 * multiply the text. Not thread-safe.
 */
final class LinkBudget extends AbstractVisitor {

    /** Of all addresses and titles of a document together: links that are spelled out where they stand never reach it. */
    static final int MAX_CHARACTERS = 1_000_000;

    private int left = MAX_CHARACTERS;

    @Override
    public void visit(Link link) {
        if (!takes(link.getDestination(), link.getTitle())) {
            link.setDestination("");
            link.setTitle(null);
        }
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        if (!takes(image.getDestination(), image.getTitle())) {
            image.setDestination("");
            image.setTitle(null);
        }
        visitChildren(image);
    }

    private boolean takes(String destination, @Nullable String title) {
        int length = destination.length() + (title == null ? 0 : title.length());
        boolean isTaken = length <= left;
        left -= isTaken ? length : 0;
        return isTaken;
    }
}
