package dev.dmcp.mcp.server;

import dev.dmcp.mcp.wire.Message;

/** Where messages about one running request go before its answer. What cannot be delivered any more is dropped without a word. */
public interface Outlet {
    /** Sends, waiting while the client takes nothing. */
    void send(Message message);

    /** Sends without waiting, where that is possible: for news that no call stands behind. */
    default void offer(Message message) {
        send(message);
    }

    /** Whether somebody still takes what is sent. */
    default boolean isAttended() {
        return true;
    }

    /** Closes the client's connection while the call goes on, where the client can come back for the rest; else nothing. */
    default void release() {}

    /** For requests whose transport has nowhere to put such messages. */
    static Outlet none() {
        return message -> {};
    }
}
