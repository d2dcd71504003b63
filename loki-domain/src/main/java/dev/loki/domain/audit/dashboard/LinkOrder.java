package dev.loki.domain.audit.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of the dashboard chain in the order in which their hashes link them; names and times prove nothing.
 *
 * @param linked from the start on
 * @param loose those that are linked to none before them
 * @param unhashed those without any entry that has a hash
 */
public record LinkOrder(List<FileEnds> linked, List<FileEnds> loose, List<FileEnds> unhashed) {

    public LinkOrder {
        linked = List.copyOf(linked);
        loose = List.copyOf(loose);
        unhashed = List.copyOf(unhashed);
    }

    /**
     * Orders the files.
     *
     * @param files best in the order of their names, which is nearly always the one that is found
     * @param start the hash that the first file is linked to
     */
    public static LinkOrder of(List<FileEnds> files, String start) {
        List<FileEnds> unhashed =
                files.stream().filter(file -> file.lastHash() == null).toList();
        List<FileEnds> left = new ArrayList<>(files);
        left.removeAll(unhashed);
        List<FileEnds> linked = new ArrayList<>();
        String tip = start;
        for (Optional<FileEnds> next = following(left, tip); next.isPresent(); next = following(left, tip)) {
            FileEnds file = next.get();
            linked.add(file);
            left.remove(file);
            tip = String.valueOf(file.lastHash());
        }
        return new LinkOrder(linked, left, unhashed);
    }

    /**
     * All files: the linked ones as they are linked, and each other one behind the linked one that stands before it in
     * this list.
     *
     * @param files those that were ordered
     */
    public List<FileEnds> inOrder(List<FileEnds> files) {
        List<FileEnds> ordered = new ArrayList<>();
        ordered.addAll(unlinkedFrom(files, 0));
        for (FileEnds file : linked) {
            ordered.add(file);
            ordered.addAll(unlinkedFrom(files, files.indexOf(file) + 1));
        }
        return ordered;
    }

    private List<FileEnds> unlinkedFrom(List<FileEnds> files, int start) {
        return files.subList(start, files.size()).stream()
                .takeWhile(file -> !linked.contains(file))
                .toList();
    }

    private static Optional<FileEnds> following(List<FileEnds> files, String tip) {
        return files.stream().filter(file -> file.follows(tip)).findFirst();
    }
}
