package dev.dmcp.mcp.exchange;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages of one stream in order, numbered from 1, between those who send and at most one reader at a time.
 *
 * <p>Memory is bounded by {@code capacity} messages. A stream that is not kept forgets what was read, and lets senders wait for its reader; a kept
 * one remembers what was read so that a reader can come back, and forgets its oldest messages when it is full.
 */
public final class MessageStream implements Outlet {
    /** A reader that takes nothing for so long is taken for dead. */
    private static final Duration SLOWEST_READER = Duration.ofSeconds(30);

    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Item.Sent> messages = new ArrayDeque<>();
    private final int capacity;
    private final boolean kept;
    private long last;
    private long lastTaken;
    private int reader;
    private boolean finished;
    private boolean closed;
    private long lastRead = System.nanoTime();

    private MessageStream(int capacity, boolean kept) {
        this.capacity = capacity;
        this.kept = kept;
    }

    /** A stream whose reader gets each message once. */
    public static MessageStream passing(int capacity) {
        return new MessageStream(capacity, false);
    }

    /** A stream whose last {@code capacity} messages can be read again. */
    public static MessageStream kept(int capacity) {
        return new MessageStream(capacity, true);
    }

    /** What a reader gets. */
    public sealed interface Item {
        /** @param number counts from 1 within the stream */
        record Sent(long number, Message message) implements Item {}

        /** Nothing came within the time. */
        record Silence() implements Item {}

        /** Nothing will come, for this reader at least. */
        record End() implements Item {}
    }

    @Override
    public void send(Message message) {
        lock.lock();
        try {
            if (!kept && messages.size() >= capacity && !awaitRoom()) {
                closed = true;
            }
            append(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** A stream that is full by now is closed: its reader is too slow to be told of everything. */
    @Override
    public void offer(Message message) {
        lock.lock();
        try {
            if (!kept && messages.size() >= capacity) {
                closed = true;
            }
            append(message);
        } finally {
            lock.unlock();
        }
    }

    /** Sends the last message. */
    public void finish(Message.Response response) {
        lock.lock();
        try {
            append(response);
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream for readers and senders. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends the reader away while the stream goes on. */
    @Override
    public void release() {
        lock.lock();
        try {
            if (kept) {
                reader++;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody has read, or tried to, lately. A stream nobody reads belongs to a client that is gone. */
    @Override
    public boolean isAttended() {
        lock.lock();
        try {
            return !closed && System.nanoTime() - lastRead < LONGEST_ABSENCE.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the last message has been sent. */
    public boolean isFinished() {
        lock.lock();
        try {
            return finished || closed;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last message that any reader got; 0 before the first. */
    public long lastTaken() {
        lock.lock();
        try {
            return lastTaken;
        } finally {
            lock.unlock();
        }
    }

    /** A reader of what comes after message {@code number}; the one before it gets no more. */
    public Reader readAfter(long number) {
        lock.lock();
        try {
            reader++;
            changed.signalAll();
            return new Reader(reader, number);
        } finally {
            lock.unlock();
        }
    }

    private void lookAgain() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitRoom() throws InterruptedException {
        long nanos = SLOWEST_READER.toNanos();
        while (messages.size() >= capacity && !closed) {
            if (nanos <= 0) {
                return false;
            }
            nanos = changed.awaitNanos(nanos);
        }
        return true;
    }

    private void append(Message message) {
        if (closed || finished) {
            changed.signalAll();
            return;
        }
        if (messages.size() >= capacity) {
            messages.removeFirst();
        }
        messages.addLast(new Item.Sent(++last, message));
        changed.signalAll();
    }

    /** Reads for one connection. */
    public final class Reader {
        private final int number;
        private long after;

        private Reader(int number, long after) {
            this.number = number;
            this.after = after;
        }

        /** The next message, or what there is instead of one after {@code patience}. */
        public Item next(Duration patience) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                Item item = now();
                return item instanceof Item.Silence ? awaited(System.nanoTime() + patience.toNanos()) : item;
            } finally {
                lock.unlock();
            }
        }

        private Item awaited(long latest) throws InterruptedException {
            try (var _ = Alarm.at(latest, MessageStream.this::lookAgain)) {
                Item item = now();
                while (item instanceof Item.Silence && System.nanoTime() - latest < 0) {
                    changed.await();
                    item = now();
                }
                return item;
            }
        }

        private Item now() {
            lastRead = System.nanoTime();
            if (number != reader) {
                return new Item.End();
            }
            for (Item.Sent sent : messages) {
                if (sent.number() > after) {
                    return taken(sent);
                }
            }
            return closed || finished ? new Item.End() : new Item.Silence();
        }

        private Item taken(Item.Sent sent) {
            after = sent.number();
            lastTaken = Math.max(lastTaken, after);
            if (!kept) {
                messages.removeFirst();
                changed.signal();
            }
            return sent;
        }

        /** Whether nobody else reads now. */
        public boolean isCurrent() {
            lock.lock();
            try {
                return number == reader;
            } finally {
                lock.unlock();
            }
        }
    }
}
