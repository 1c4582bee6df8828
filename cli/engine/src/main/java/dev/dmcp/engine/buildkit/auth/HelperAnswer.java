package dev.dmcp.engine.buildkit.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import java.io.IOException;
import java.util.Optional;

/** What a credential helper says: {@code {"ServerURL", "Username", "Secret"}}. */
final class HelperAnswer {
    /** The user's name with which helpers mark an identity token. */
    private static final String TOKEN = "<token>";

    private HelperAnswer() {}

    static Optional<Credentials> read(byte[] answer) throws IOException {
        String user = "";
        String secret = "";
        try (JsonParser json = new JsonFactory().createParser(answer)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "Username" -> user = json.getText();
                    case "Secret" -> secret = json.getText();
                    default -> json.skipChildren();
                }
            }
        }
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Credentials(user.equals(TOKEN) ? "" : user, secret));
    }
}
