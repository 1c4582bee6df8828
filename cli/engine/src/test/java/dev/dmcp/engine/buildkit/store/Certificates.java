package dev.dmcp.engine.buildkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority of our own, and what it signed: {@code ca.pem}, and {@code cert.pem} with {@code key.pem} a folder. */
final class Certificates {
    private final Path folder;

    /** @param host an address that the server's certificate is to name */
    Certificates(Path folder, String host) throws IOException {
        this.folder = Files.createDirectories(folder);
        Programs.shell(folder, """
                ca() { openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "$@"; }
                ca -subj '/CN=dmcp test authority' -keyout ca-key.pem -out ca.pem
                signed() {
                  mkdir -p $1; cp ca.pem $1/
                  openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \\
                    -keyout $1/key.pem -out $1/request.pem
                  openssl x509 -req -in $1/request.pem -days 2 -CA ca.pem -CAkey ca-key.pem -CAcreateserial \\
                    -extfile <(echo "subjectAltName=$2") -out $1/cert.pem
                }
                signed server 'IP:127.0.0.1,DNS:localhost,IP:%s'
                signed client 'DNS:client'
                mkdir stranger; cd stranger
                ca -subj '/CN=stranger' -addext 'subjectAltName=IP:%s' -keyout key.pem -out cert.pem; cp cert.pem ca.pem
                """.formatted(host, host));
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    Path server() {
        return folder.resolve("server");
    }

    Path client() {
        return folder.resolve("client");
    }

    /** Signed by nobody that the others know. */
    Path stranger() {
        return folder.resolve("stranger");
    }
}
