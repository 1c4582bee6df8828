package dev.dmcp.service.kit.health;

/** Something that a service needs does not work. The message is shown to whoever asks for the health, so it names no address and no secret. */
public final class UnhealthyException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnhealthyException(String message) {
        super(message);
    }
}
