package dev.dmcp.mcp.client.link;

import java.io.IOException;

/** A server could not be reached, has gone away, or said what cannot be understood. The message is a sentence for users. */
public sealed class LinkException extends IOException {
    private static final long serialVersionUID = 1L;

    public LinkException(String sentence) {
        super(sentence);
    }

    public LinkException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** No answer came in time. */
    public static final class Timeout extends LinkException {
        private static final long serialVersionUID = 1L;

        public Timeout(String sentence) {
            super(sentence);
        }
    }

    /** The server does not know our session any more. */
    public static final class SessionLost extends LinkException {
        private static final long serialVersionUID = 1L;

        public SessionLost() {
            super("the server has forgotten the session");
        }
    }

    /** The server asked something, and our side has no answer. */
    public static final class Unanswered extends LinkException {
        private static final long serialVersionUID = 1L;

        public Unanswered(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** An authorization server says that a grant is not good, or not any more: a code, a token for renewal. */
    public static final class GrantRefused extends LinkException {
        private static final long serialVersionUID = 1L;

        public GrantRefused(String sentence) {
            super(sentence);
        }
    }

    /** The server lets nobody in without a token, and a person has to get one. */
    public static final class LoginNeeded extends LinkException {
        private static final long serialVersionUID = 1L;

        public LoginNeeded(String sentence) {
            super(sentence);
        }
    }

    /** HTTP said no, and its body is no message of the protocol. */
    public static final class Refused extends LinkException {
        private static final long serialVersionUID = 1L;

        private final int status;

        public Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
