package dev.dmcp.cli.output;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the terminal has another size than when last asked, by the signal that the system sends for it. */
final class ResizeSignal {
    private final AtomicBoolean came = new AtomicBoolean();

    /** Where there is no such signal (Windows), the size of the beginning holds. */
    static ResizeSignal listen() {
        ResizeSignal resize = new ResizeSignal();
        try {
            resize.handle("WINCH");
        } catch (ReflectiveOperationException noSuchSignal) {
            resize.came.set(false);
        }
        return resize;
    }

    /** By name: javac warns of each mention of the class, and there is no other way to hear a signal. */
    private void handle(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object note = Proxy.newProxyInstance(
                ResizeSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    came.set(true);
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), note);
    }

    boolean takeIt() {
        return came.getAndSet(false);
    }
}
