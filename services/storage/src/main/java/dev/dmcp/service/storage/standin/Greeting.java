package dev.dmcp.service.storage.standin;

import dev.dmcp.service.storage.standin.Wire.Body;
import dev.dmcp.service.storage.standin.Wire.Fields;
import java.io.IOException;
import java.util.Map;

/** How a connection begins: no encryption, SCRAM-SHA-256, and what a server of version 15 says of itself. */
final class Greeting {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final int VERSION_3 = 3 << 16;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private static final Map<String, String> PARAMETERS = Map.of(
            "server_version", "15.0",
            "server_encoding", "UTF8",
            "client_encoding", "UTF8",
            "DateStyle", "ISO, MDY",
            "integer_datetimes", "on",
            "standard_conforming_strings", "on",
            "TimeZone", "Etc/UTC");

    private final Wire wire;
    private final String password;

    Greeting(Wire wire, String password) {
        this.wire = wire;
        this.password = password;
    }

    /** Whether the other side may go on. */
    boolean passed() throws IOException {
        int kind = wire.readFirst().number();
        while (kind == SSL_REQUEST || kind == GSS_REQUEST) {
            wire.writeByte('N');
            wire.flush();
            kind = wire.readFirst().number();
        }
        return kind == VERSION_3 && knowsPassword() && welcome();
    }

    private boolean knowsPassword() throws IOException {
        wire.write('R', new Fields().number(SASL).text(Scram.MECHANISM).text(""));
        Body first = answer();
        first.text();
        first.number();
        var scram = new Scram(password, first.rest());
        wire.write('R', new Fields().number(SASL_CONTINUE).raw(scram.challenge()));
        if (!scram.accepts(answer().rest())) {
            Fields refusal = new Fields().raw("S").text("FATAL").raw("C").text("28P01");
            wire.write('E', refusal.raw("M").text("the password is another one").raw("\0"));
            wire.flush();
            return false;
        }
        wire.write('R', new Fields().number(SASL_FINAL).raw(scram.signature()));
        return true;
    }

    private Body answer() throws IOException {
        wire.flush();
        wire.readLetter();
        return wire.readBody();
    }

    private boolean welcome() throws IOException {
        wire.write('R', new Fields().number(0));
        for (var parameter : PARAMETERS.entrySet()) {
            wire.write('S', new Fields().text(parameter.getKey()).text(parameter.getValue()));
        }
        wire.write('K', new Fields().number(1).number(1));
        wire.write('Z', new Fields().raw("I"));
        wire.flush();
        return true;
    }
}
