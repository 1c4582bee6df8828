package dev.dmcp.cli.background;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads at once what a supervisor may need later. It outlives the jars it came from: they are replaced under it by the
 * next build or update, and a class that were first asked for then would be missing, or be of another version.
 */
final class OwnClasses {

    private static final List<String> NEEDED = List.of(
            "dev/dmcp/application/supervise/",
            "dev/dmcp/application/port/",
            "dev/dmcp/application/failure/",
            "dev/dmcp/engine/process/",
            "dev/dmcp/engine/probe/",
            "dev/dmcp/compose/yaml/");

    private OwnClasses() {}

    /** On a thread of its own, since nobody waits for it. */
    static void loadInBackground() {
        Thread.ofPlatform().daemon().name("own-classes").start(OwnClasses::loadAll);
    }

    private static void loadAll() {
        String folder = new File(System.getProperty("java.class.path").split(File.pathSeparator)[0]).getParent();
        File[] jars = folder == null ? null : new File(folder).listFiles((_, name) -> name.endsWith(".jar"));
        if (jars != null) {
            for (File jar : jars) {
                loadFrom(jar);
            }
        }
    }

    private static void loadFrom(File jar) {
        try (JarFile file = new JarFile(jar)) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                load(entries.nextElement().getName());
            }
        } catch (IOException unreadable) {
            // What is missing is then loaded when it is needed.
        }
    }

    private static void load(String entry) {
        if (entry.endsWith(".class") && NEEDED.stream().anyMatch(entry::startsWith)) {
            String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
            try {
                Class.forName(name, false, OwnClasses.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError unused) {
                // A class for libraries that are not here is never asked for either.
            }
        }
    }
}
