package dev.dmcp.engine.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * The three calls of the C library that Java has no words for. Costs some 200 ms of processor time on first use, so
 * it is used by the supervisor, and elsewhere only where the system has no {@code setsid} program.
 */
final class NativeCalls {

    static final int SIGTERM = 15;
    static final int SIGKILL = 9;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle KILL =
            handle("kill", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle SETSID = handle("setsid", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    private static final MethodHandle EXECVP =
            handle("execvp", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));

    private NativeCalls() {}

    /** kill(2): a negative pid means a process group. A process that is gone meanwhile is no error. */
    static void kill(long pid, int signal) {
        try {
            int ignored = (int) KILL.invokeExact((int) pid, signal);
        } catch (Throwable impossible) {
            throw new IllegalStateException("kill(2) cannot be called", impossible);
        }
    }

    /** setsid(2): this process leads a new session, without a terminal; does nothing when it leads one already. */
    static void leadNewSession() {
        try {
            int ignored = (int) SETSID.invokeExact();
        } catch (Throwable impossible) {
            throw new IllegalStateException("setsid(2) cannot be called", impossible);
        }
    }

    /** execvp(3): this process becomes another program; returns only when that is not possible. */
    static void become(List<String> command) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
            for (int at = 0; at < command.size(); at++) {
                words.setAtIndex(ValueLayout.ADDRESS, at, arena.allocateFrom(command.get(at)));
            }
            words.setAtIndex(ValueLayout.ADDRESS, command.size(), MemorySegment.NULL);
            int ignored = (int) EXECVP.invokeExact(arena.allocateFrom(command.getFirst()), words);
        } catch (Throwable impossible) {
            throw new IllegalStateException("execvp(3) cannot be called", impossible);
        }
    }

    @SuppressWarnings("restricted") // the launchers pass --enable-native-access
    private static MethodHandle handle(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
    }
}
