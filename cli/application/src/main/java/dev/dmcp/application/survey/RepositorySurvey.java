package dev.dmcp.application.survey;

import dev.dmcp.application.generate.npm.NpmPackage;
import dev.dmcp.application.generate.npm.NpmWorkspaces;
import dev.dmcp.application.generate.npm.WorkspacesReader;
import dev.dmcp.application.port.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at a repository's manifests, at most three folders deep. */
final class RepositorySurvey {
    private static final int DEEPEST = 3;
    private static final Set<String> NEVER =
            Set.of("node_modules", "target", "dist", "build", "docs", "examples", "test", "tests", "src");
    private static final List<String> SERVERS = List.of(
            "fastify",
            "express",
            "koa",
            "hono",
            "@hono/node-server",
            "@nestjs/core",
            "@modelcontextprotocol/sdk",
            "socket.io");
    private static final List<String> DATABASE_DRIVERS =
            List.of("pg", "postgres", "@prisma/client", "@prisma/adapter-pg", "slonik", "pg-promise");

    private final Workspace workspace;
    private final WorkspacesReader packages;
    private final Optional<NpmWorkspaces> workspaces;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private RepositorySurvey(Workspace workspace) {
        this.workspace = workspace;
        this.packages = new WorkspacesReader(workspace);
        this.workspaces = packages.read();
    }

    /** What was found, in alphabetical order of folders. */
    static List<Finding> of(Workspace workspace) {
        RepositorySurvey survey = new RepositorySurvey(workspace);
        survey.look("", 0);
        return List.copyOf(survey.findings.values());
    }

    private void look(String folder, int depth) {
        maven(folder);
        npm(folder);
        if (depth == DEEPEST) {
            return;
        }
        for (String name : workspace.foldersIn(folder)) {
            if (!NEVER.contains(name) && !name.startsWith(".")) {
                look(folder.isEmpty() ? name : folder + "/" + name, depth + 1);
            }
        }
    }

    /** A module with a main class of the usual name; an aggregator has no sources. */
    private void maven(String folder) {
        Optional<String> pom = folder.isEmpty() ? Optional.empty() : workspace.read(folder + "/pom.xml");
        if (pom.isEmpty()) {
            return;
        }
        boolean runs = workspace.filesBelow(folder + "/src/main/java").stream()
                .anyMatch(file -> file.endsWith("/Main.java") || file.endsWith("Application.java"));
        if (runs) {
            add(folder, Finding.Type.JAVA, pom.get().contains("<artifactId>postgresql</artifactId>"));
        }
    }

    /** The project's own package with workspaces is none of them. */
    private void npm(String folder) {
        Optional<NpmPackage> found =
                folder.isEmpty() && workspaces.isPresent() ? Optional.empty() : packages.readOne(folder);
        if (found.isEmpty()) {
            return;
        }
        String place = folder.isEmpty() ? "" : folder + "/";
        boolean isWorkspace = workspaces.flatMap(all -> all.in(folder)).isPresent();
        List<String> names = new ArrayList<>(found.get().dependencies());
        boolean serves = names.stream().anyMatch(SERVERS::contains);
        boolean usesDatabase = names.stream().anyMatch(DATABASE_DRIVERS::contains);
        names.addAll(found.get().developmentDependencies());
        boolean isSite = !folder.isEmpty()
                && names.contains("vite")
                && workspace.read(place + "index.html").isPresent();
        boolean isLocked =
                isWorkspace || workspace.read(place + "package-lock.json").isPresent();
        if (isSite && isLocked) {
            add(folder, Finding.Type.VITE, false);
        } else if (serves && isLocked && folder.isEmpty()) {
            String name = hostName(found.get().name());
            findings.putIfAbsent(name, new Finding(name, ".", Finding.Type.NODE, usesDatabase));
        } else if (serves && isLocked) {
            add(folder, Finding.Type.NODE, usesDatabase);
        }
    }

    /** Named after the folder, with its parent's name where that is taken. */
    private void add(String folder, Finding.Type type, boolean usesDatabase) {
        String[] parts = folder.split("/", -1);
        String name = hostName(parts[parts.length - 1]);
        if (findings.containsKey(name) && parts.length > 1) {
            name = hostName(parts[parts.length - 2] + "-" + name);
        }
        findings.putIfAbsent(name, new Finding(name, folder, type, usesDatabase));
    }

    /** Letters, digits and hyphens, as the names of services and stacks are. */
    static String hostName(String folder) {
        String name = folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = name.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "stack" : trimmed;
    }
}
