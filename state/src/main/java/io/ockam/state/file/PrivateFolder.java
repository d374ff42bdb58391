package io.ockam.state.file;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders for their owner only (0700 from birth, whatever the umask), and how to be rid of them. Stateless. */
public final class PrivateFolder {
    static final Set<PosixFilePermission> FOLDER = Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);
    static final FileAttribute<Set<PosixFilePermission>> FILE_MODE = PosixFilePermissions
            .asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER_MODE = PosixFilePermissions
            .asFileAttribute(FOLDER);

    private PrivateFolder() {}

    /**
     * Makes {@code folder} and what is missing above it; what is there already stays as it is.
     *
     * @throws io.ockam.core.OckamException as {@link FileFailure}
     */
    public static void create(Path folder) {
        try {
            make(folder);
        } catch (IOException e) {
            throw FileFailure.of("create the folder", folder, e);
        }
    }

    /** As {@link #create}, and takes every right of others away from {@code folder} itself if it was there already. */
    public static void createOrClose(Path folder) {
        create(folder);
        try {
            if (!Files.getPosixFilePermissions(folder).equals(FOLDER)) {
                Files.setPosixFilePermissions(folder, FOLDER);
            }
        } catch (NoSuchFileException e) {
            create(folder); // removed meanwhile
        } catch (IOException e) {
            throw FileFailure.of("protect the folder", folder, e);
        }
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            make(parent);
        }
        try {
            Files.createDirectory(folder, FOLDER_MODE);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } catch (NoSuchFileException e) {
            if (parent == null || Files.isDirectory(parent)) {
                throw e;
            }
            make(folder); // somebody removed the parent meanwhile
        }
    }

    /**
     * The names in {@code folder}, unsorted; none if there is no such folder.
     *
     * @throws io.ockam.core.OckamException as {@link FileFailure}
     */
    public static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw FileFailure.of("read the folder", folder, e);
        } catch (UncheckedIOException e) {
            throw FileFailure.of("read the folder", folder, new IOException(e.getMessage(), e));
        }
    }

    /**
     * Removes {@code path}, a file or a folder with all that is in it; links are removed, not followed. What cannot be removed does not
     * keep the rest.
     *
     * @throws io.ockam.core.OckamException as {@link FileFailure}, for the first that could not be removed
     */
    public static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Remover remover = new Remover();
        try {
            Files.walkFileTree(path, remover);
        } catch (IOException e) {
            remover.failed(path, e);
        }
        if (remover.failure != null) {
            throw remover.failure;
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        private @Nullable RuntimeException failure;
        private final List<Path> opened = new ArrayList<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            remove(file);
            return FileVisitResult.CONTINUE;
        }

        /** A folder that its owner had closed is opened once. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (cause instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !opened.contains(file)) {
                opened.add(file);
                Files.setPosixFilePermissions(file, FOLDER);
                Files.walkFileTree(file, this);
                return FileVisitResult.CONTINUE;
            }
            failed(file, cause);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
            remove(folder);
            return FileVisitResult.CONTINUE;
        }

        private void remove(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                failed(path, e);
            }
        }

        void failed(Path path, IOException cause) {
            if (failure == null) {
                failure = FileFailure.of("remove", path, cause);
            }
        }
    }
}
