package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.HardLinks;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** The folder of one consumer group, {@code groups/<group>/}. Thread-safe; it keeps nothing in memory. */
final class GroupFolder {

    private static final String CHECKPOINT = "acked-";
    private static final int CHECKPOINTS_KEPT = 2;

    /** More pages than a power loss takes; a number beyond is of somebody's making. */
    private static final int MOST_LOST = 1_000;

    private final Path folder;
    private final String owner;
    private final AtomicLong unfinished = new AtomicLong();

    /**
     * @param owner whose unfinished files are whose
     */
    GroupFolder(Path folder, String owner) {
        this.folder = folder;
        this.owner = owner;
    }

    Path path() {
        return folder;
    }

    void create() throws IOException {
        PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
    }

    Path page(PageName name) {
        return folder.resolve(name.toString());
    }

    Path checkpoint(long through) {
        return folder.resolve(String.format(Locale.ROOT, CHECKPOINT + "%010d", through));
    }

    /** A name that nobody has, and nobody reads. */
    Path unfinished() {
        return folder.resolve("." + owner + "-" + unfinished.incrementAndGet() + ".tmp");
    }

    /**
     * Gives a finished file its name, which only one can have.
     *
     * @return false where the name is taken
     */
    static boolean link(Path unfinished, Path name) throws IOException {
        try {
            return HardLinks.create(name, unfinished);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The numbers of the checkpoints that are there. */
    NavigableSet<Long> checkpoints() throws IOException {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (String name : list()) {
            if (name.startsWith(CHECKPOINT)) {
                number(name.substring(CHECKPOINT.length())).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    /** The pages that are there, in order. */
    PageName[] pages() throws IOException {
        return Arrays.stream(list())
                .sorted()
                .flatMap(name -> PageName.parse(name).stream())
                .toArray(PageName[]::new);
    }

    /** The highest number of a page that follows this one, also where some are missing between; this one for none. */
    long highestPageAfter(long through) throws IOException {
        long highest = through;
        for (PageName page : pages()) {
            boolean follows = page.number() - highest <= MOST_LOST;
            highest = follows ? Math.max(highest, page.number()) : highest;
        }
        return highest;
    }

    /** Removes what a checkpoint has taken over. */
    void removeThrough(long through) throws IOException {
        for (PageName page : pages()) {
            if (page.number() <= through) {
                remove(page(page));
            }
        }
        NavigableSet<Long> older = checkpoints().headSet(through, true);
        while (older.size() > CHECKPOINTS_KEPT) {
            remove(checkpoint(older.first()));
            older.pollFirst();
        }
    }

    /** A folder of such a name is of somebody's making. */
    private static void remove(Path file) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
    }

    private String[] list() throws IOException {
        RegularFile.requireFolder(folder, LinkOption.NOFOLLOW_LINKS);
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new NoSuchFileException(folder.toString());
        }
        return names;
    }

    private static OptionalLong number(String text) {
        boolean isNumber = text.length() == 10 && text.chars().allMatch(Character::isDigit);
        return isNumber ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
