package dev.dmcp.application.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to try when a build fails with words that have been seen before. */
final class KnownTroubles {
    private record Trouble(List<String> words, String hint) {
        boolean isIn(String text) {
            return words.stream().anyMatch(text::contains);
        }
    }

    private static Trouble trouble(String hint, String... words) {
        return new Trouble(List.of(words), hint);
    }

    private static final List<Trouble> ALL = List.of(
            trouble(
                    "the disk of the engine is full; `dmcp clean --dry-run` shows what can go",
                    "no space left on device",
                    "disk quota exceeded"),
            trouble(
                    "`npm-run-all` is missing where the script runs; install it as a dependency, or call the scripts one by one",
                    "run-p: not found",
                    "run-s: not found"),
            trouble(
                    "the lock file is older than `package.json`; run `npm install` and commit `package-lock.json`",
                    "npm ci` can only install packages when",
                    "npm error code eusage",
                    " from lock file",
                    "err_pnpm_outdated_lockfile",
                    "your lockfile needs to be updated"),
            trouble(
                    "the step ran out of memory; give the engine more, or build fewer images at once",
                    "exit code: 137",
                    "javascript heap out of memory",
                    "cannot allocate memory"),
            trouble(
                    "the image's programs are for another processor; build for this platform, or install emulation (`qemu-user-static`)",
                    "exec format error",
                    "no match for platform in manifest"),
            trouble(
                    "the builder cannot get the scanner that makes SBOMs; name one that it can: `--sbom generator=IMAGE`",
                    "buildkit-syft-scanner"),
            trouble(
                    "the registry refused; sign in with `docker login`, and check the image's name",
                    "pull access denied",
                    "authorization failed",
                    "insufficient_scope",
                    "unauthorized",
                    "denied: requested access"),
            trouble(
                    "the registry's certificate is signed by nobody that the builder knows; put the authority's certificate"
                            + " into `/etc/docker/certs.d/HOST:PORT/ca.crt` on the engine's machine",
                    "certificate signed by unknown authority",
                    "certificate is not trusted"),
            trouble(
                    "start an agent that has the key (`eval $(ssh-agent)`, `ssh-add`), and let the build use it: `build.ssh: [default]`"
                            + " in the compose file, or `--ssh default`",
                    "no ssh key "),
            trouble("check the branch, tag or commit behind `#` in `build.context`", "repository does not contain ref"),
            trouble("there is nothing at that address; check `build.context`", "invalid response status 404"),
            trouble(
                    "the network did not lead there; check it, and for base images `images.mirror` in `dmcp.yaml`",
                    "i/o timeout",
                    "no such host",
                    "connection refused",
                    "tls handshake timeout",
                    "server misbehaving"),
            trouble(
                    "the file is not in the build context; check the path, and whether `.dockerignore` leaves it out",
                    "failed to compute cache key",
                    "failed to calculate checksum",
                    "\": not found"),
            trouble(
                    "the base image is not there; check its name and tag, or `images.mirror` in `dmcp.yaml`",
                    "failed to resolve source metadata"));

    private KnownTroubles() {}

    static Optional<String> hint(String reason, List<String> lastLines) {
        List<String> all = new ArrayList<>(lastLines);
        all.add(reason);
        String text = String.join("\n", all).toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(trouble -> trouble.isIn(text))
                .map(Trouble::hint)
                .findFirst();
    }
}
